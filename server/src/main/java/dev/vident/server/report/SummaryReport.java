package dev.vident.server.report;

import dev.vident.server.applicant.Address;
import dev.vident.server.applicant.Applicant;
import dev.vident.server.applicant.PersonalInfo;
import dev.vident.server.applicant.RejectType;
import dev.vident.server.applicant.ReviewAnswer;
import dev.vident.server.applicant.ReviewResult;
import dev.vident.server.applicant.ReviewStatus;
import dev.vident.server.event.EventEntry;
import dev.vident.server.identification.RejectLabel;
import dev.vident.server.identification.RejectLabels;
import dev.vident.server.platform.BlobStore;
import dev.vident.server.platform.Redacted;
import dev.vident.server.platform.WireDates;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.jspecify.annotations.Nullable;

/// One report, section by section.
final class SummaryReport {
    private final ReportFacts facts;
    private final ReportLanguage in;
    private final BlobStore blobs;

    SummaryReport(ReportFacts facts, ReportLanguage in, BlobStore blobs) {
        this.facts = facts;
        this.in = in;
        this.blobs = blobs;
    }

    void write(PDDocument document) throws IOException {
        Applicant applicant = facts.applicant();
        String title = in.say("Identification report", "Bericht zur Identifizierung");
        describe(document, title);
        try (Sheet sheet = new Sheet(document)) {
            String name = applicant.displayName();
            sheet.title(name == null ? applicant.externalUserId() : name);
            sheet.paragraph(title + " · " + facts.clientId(), Ink.QUIET);
            sheet.gap(10);
            verdict(sheet);
            person(sheet);
            consent(sheet);
            new EvidenceSection(facts, in, blobs).write(sheet, document);
            timeline(sheet);
            sheet.finish(
                    title
                            + " · "
                            + applicant.id()
                            + " · "
                            + in.say("made on ", "erstellt am ")
                            + utc(facts.createdAt()),
                    in.say("Page", "Seite"),
                    in.say("of", "von"));
        }
    }

    private void describe(PDDocument document, String title) {
        PDDocumentInformation about = document.getDocumentInformation();
        about.setTitle(title + " " + facts.applicant().id());
        about.setCreator("Vident");
        document.getDocumentCatalog().setLanguage(in.say("en", "de"));
    }

    private void verdict(Sheet sheet) throws IOException {
        ReviewResult result = facts.applicant().review().result();
        if (result == null) {
            sheet.banner(open(facts.applicant().review().status()), Ink.QUIET, Ink.WASH);
        } else if (result.answer() == ReviewAnswer.GREEN) {
            sheet.banner(
                    in.say("Identity confirmed", "Identität bestätigt"),
                    Ink.ACCENT,
                    Ink.ACCENT_WASH);
        } else if (result.rejectType() == RejectType.RETRY) {
            sheet.banner(
                    in.say("Rejected, may try again", "Abgelehnt, erneuter Versuch möglich"),
                    Ink.WARNING,
                    Ink.WARNING_WASH);
        } else {
            sheet.banner(in.say("Rejected", "Abgelehnt"), Ink.DANGER, Ink.DANGER_WASH);
        }
        Instant decided = facts.applicant().review().reviewedAt();
        sheet.row(
                in.say("Decided", "Entschieden"),
                result == null || decided == null ? null : utc(decided));
        if (result != null) {
            sheet.row(
                    in.say("Reasons", "Gründe"),
                    result.rejectLabels().stream()
                            .map(this::reason)
                            .collect(Collectors.joining("; ")));
            sheet.row(
                    in.say("Told to the applicant", "Dem Antragsteller mitgeteilt"),
                    result.moderationComment());
            sheet.row(in.say("For internal use", "Nur intern"), result.clientComment());
        }
    }

    private String open(ReviewStatus status) {
        return switch (status) {
            case INIT -> in.say("Not identified yet", "Noch nicht identifiziert");
            case PENDING -> in.say("Waiting or in a call", "Wartet oder im Gespräch");
            case QUEUED ->
                    in.say("Call held, verdict awaited", "Gespräch geführt, Entscheidung offen");
            case ON_HOLD -> in.say("Put on hold", "Zurückgestellt");
            case COMPLETED -> in.say("Completed", "Abgeschlossen");
        };
    }

    /// The sentence of the catalogue is English.
    private String reason(String label) {
        return RejectLabels.all().stream()
                .filter(known -> known.label().equals(label) && in == ReportLanguage.ENGLISH)
                .map(RejectLabel::text)
                .findFirst()
                .map(text -> label + " (" + text + ")")
                .orElse(label);
    }

    private void person(Sheet sheet) throws IOException {
        Applicant applicant = facts.applicant();
        sheet.heading(in.say("Applicant", "Antragsteller"));
        sheet.row(in.say("Applicant id", "Kennung"), applicant.id());
        sheet.row(in.say("External id", "Externe Kennung"), applicant.externalUserId());
        sheet.row(in.say("Level", "Level"), applicant.levelName());
        sheet.row(in.say("Mode", "Modus"), applicant.mode().name().toLowerCase(Locale.ROOT));
        sheet.row(in.say("Created", "Angelegt"), utc(applicant.createdAt()));
        sheet.row("E-mail", text(applicant.email()));
        sheet.row(in.say("Phone", "Telefon"), text(applicant.phone()));
        sheet.row(in.say("Language", "Sprache"), applicant.lang());
        data(
                sheet,
                in.say("Data given by the client", "Angaben des Auftraggebers"),
                applicant.fixedInfo());
        data(
                sheet,
                in.say("Data given or found", "Angegebene oder ermittelte Daten"),
                applicant.info());
    }

    private void data(Sheet sheet, String heading, @Nullable PersonalInfo info) throws IOException {
        if (info == null) {
            return;
        }
        sheet.subheading(heading);
        sheet.row(in.say("First name", "Vorname"), either(info.firstName(), info.firstNameEn()));
        sheet.row(
                in.say("Middle name", "Weitere Namen"),
                either(info.middleName(), info.middleNameEn()));
        sheet.row(in.say("Last name", "Nachname"), either(info.lastName(), info.lastNameEn()));
        sheet.row(in.say("Legal name", "Vollständiger Name"), info.legalName());
        sheet.row(in.say("Gender", "Geschlecht"), info.gender());
        sheet.row(in.say("Born on", "Geboren am"), info.dob());
        sheet.row(
                in.say("Born in", "Geboren in"),
                joined(", ", info.placeOfBirth(), info.stateOfBirth(), info.countryOfBirth()));
        sheet.row(in.say("Country", "Land"), info.country());
        sheet.row(in.say("Nationality", "Staatsangehörigkeit"), info.nationality());
        sheet.row(
                in.say("Tax residence", "Steuerlicher Wohnsitz"),
                joined(" ", info.taxResidence(), info.tin()));
        for (Address address : info.addresses()) {
            sheet.row(in.say("Address", "Anschrift"), address(address));
        }
    }

    private static String address(Address address) {
        if (address.formattedAddress() != null) {
            return address.formattedAddress();
        }
        return joined(
                ", ",
                joined(" ", address.street(), address.buildingNumber(), address.flatNumber()),
                address.subStreet(),
                address.buildingName(),
                joined(" ", address.postCode(), address.town()),
                address.state(),
                address.country());
    }

    private void consent(Sheet sheet) throws IOException {
        sheet.heading(in.say("Consent", "Einwilligung"));
        Instant given = facts.applicant().consentAt();
        sheet.row(
                in.say("Given", "Erteilt"),
                given == null ? in.say("not given", "nicht erteilt") : utc(given));
        for (String paragraph : facts.consent()) {
            sheet.paragraph(paragraph, Ink.TEXT);
        }
    }

    private void timeline(Sheet sheet) throws IOException {
        sheet.heading(in.say("Timeline", "Zeitlicher Ablauf"));
        float[] widths = {140, Sheet.WIDTH - 140};
        Ink[] inks = {Ink.QUIET, Ink.TEXT};
        for (EventEntry entry : facts.events()) {
            sheet.columns(
                    widths, inks, WireDates.millis(entry.at()), EventWords.of(entry.event(), in));
        }
        sheet.paragraph(in.say("All times are UTC.", "Alle Zeiten in UTC."), Ink.QUIET);
    }

    static String utc(Instant at) {
        return WireDates.plain(at) + " UTC";
    }

    private static @Nullable String text(@Nullable Redacted<String> value) {
        return value == null ? null : value.value();
    }

    /// A name, with its Latin spelling where that is another.
    private static String either(@Nullable String name, @Nullable String latin) {
        return latin == null || latin.equals(name)
                ? joined("", name)
                : name == null ? latin : name + " (" + latin + ")";
    }

    private static String joined(String separator, @Nullable String... parts) {
        return Stream.of(parts)
                .filter(Objects::nonNull)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(separator));
    }
}
