package dev.vident.server.report;

import static dev.vident.server.report.SummaryReport.utc;

import dev.vident.server.call.Call;
import dev.vident.server.call.CallState;
import dev.vident.server.composition.Composition;
import dev.vident.server.composition.CompositionState;
import dev.vident.server.document.Watermark;
import dev.vident.server.identification.EndReason;
import dev.vident.server.platform.BlobStore;
import dev.vident.server.recording.Recording;
import dev.vident.server.script.Still;
import dev.vident.server.script.StillKind;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.jspecify.annotations.Nullable;

/// The sections of a report about calls and pictures.
final class EvidenceSection {
    /// More would make the document too large to send around; the rest is listed in the time line.
    private static final int STILLS_MAX = 40;

    private final ReportFacts facts;
    private final ReportLanguage in;
    private final BlobStore blobs;

    EvidenceSection(ReportFacts facts, ReportLanguage in, BlobStore blobs) {
        this.facts = facts;
        this.in = in;
        this.blobs = blobs;
    }

    void write(Sheet sheet, PDDocument document) throws IOException {
        sheet.heading(in.say("Calls", "Gespräche"));
        if (facts.calls().isEmpty()) {
            sheet.paragraph(
                    in.say("No call has been held.", "Es gab noch kein Gespräch."), Ink.QUIET);
        }
        int number = 1;
        for (CallEvidence evidence : facts.calls()) {
            sheet.subheading(in.say("Call ", "Gespräch ") + number++);
            call(sheet, evidence.call());
            recording(sheet, evidence.recording());
            composition(sheet, evidence.composition());
            new ScriptSection(in).write(sheet, evidence, facts.events());
        }
        sheet.heading(in.say("Pictures", "Bilder"), Sheet.PICTURES_ROOM);
        if (facts.stills().isEmpty()) {
            sheet.paragraph(
                    in.say("No picture has been taken.", "Es wurde kein Bild aufgenommen."),
                    Ink.QUIET);
        }
        pictures(sheet, document);
    }

    private void call(Sheet sheet, Call call) throws IOException {
        sheet.row(in.say("Operator", "Bearbeitet von"), call.operatorName());
        sheet.row(in.say("Started", "Begonnen"), utc(call.startedAt()));
        if (call.state()
                instanceof
                CallState.Ended(Instant at, EndReason reason, Instant live, String words)) {
            sheet.row(
                    in.say("Connected", "Verbunden"),
                    live == null ? in.say("never", "nie") : utc(live));
            sheet.row(in.say("Ended", "Beendet"), utc(at) + " · " + why(reason));
            sheet.row(in.say("Operator's words", "Begründung"), words);
            sheet.row(in.say("Length", "Dauer"), length(Duration.between(call.startedAt(), at)));
        }
    }

    private String why(EndReason reason) {
        return switch (reason) {
            case COMPLETED -> in.say("completed", "abgeschlossen");
            case APPLICANT_LEFT -> in.say("the applicant left", "Antragsteller hat aufgelegt");
            case CONNECTION_INTERRUPTED -> in.say("the connection broke", "Verbindung abgebrochen");
            case NO_APPLICANT ->
                    in.say("the applicant never connected", "Antragsteller nicht erschienen");
            case ABORTED ->
                    in.say("given up by the operator", "von der bearbeitenden Person abgebrochen");
        };
    }

    private void recording(Sheet sheet, @Nullable Recording recording) throws IOException {
        if (recording != null) {
            sheet.row(
                    in.say("Recording, SHA-256", "Aufzeichnung, SHA-256"),
                    recording.manifestSha256() == null
                            ? in.say("not finished", "nicht abgeschlossen")
                            : recording.manifestSha256());
        }
    }

    private void composition(Sheet sheet, @Nullable Composition composition) throws IOException {
        if (composition == null) {
            return;
        }
        switch (composition.state()) {
            case CompositionState.Ready ready -> {
                sheet.row(
                        "Video",
                        composition.mediaId()
                                + " · "
                                + length(Duration.ofSeconds(ready.durationSeconds()))
                                + " · "
                                + kilobytes(ready.sizeBytes()));
                sheet.row("Video, SHA-256", ready.sha256());
            }
            case CompositionState.Failed failed ->
                    sheet.row("Video", in.say("failed: ", "fehlgeschlagen: ") + failed.reason());
            case CompositionState.Recorded _, CompositionState.Rendering _ ->
                    sheet.row("Video", in.say("not ready yet", "noch nicht fertig"));
        }
    }

    private void pictures(Sheet sheet, PDDocument document) throws IOException {
        List<Still> shown = facts.stills().subList(0, Math.min(STILLS_MAX, facts.stills().size()));
        for (int i = 0; i < shown.size(); i += 2) {
            List<@Nullable PDImageXObject> pictures = new ArrayList<>();
            List<List<String>> captions = new ArrayList<>();
            for (Still still : shown.subList(i, Math.min(i + 2, shown.size()))) {
                pictures.add(picture(document, still));
                captions.add(caption(still));
            }
            sheet.pictures(
                    pictures,
                    captions,
                    in.say("This picture cannot be shown.", "Dieses Bild ist nicht darstellbar."));
        }
        int more = facts.stills().size() - shown.size();
        if (more > 0) {
            sheet.paragraph(
                    more + in.say(" more in the timeline", " weitere im zeitlichen Ablauf"),
                    Ink.QUIET);
        }
    }

    private List<String> caption(Still still) {
        return List.of(
                kind(still.kind())
                        + " · "
                        + utc(still.takenAt())
                        + (still.deactivated() ? in.say(" · inactive", " · inaktiv") : ""),
                still.imageId()
                        + " · "
                        + still.width()
                        + " × "
                        + still.height()
                        + " · "
                        + kilobytes(still.sizeBytes()),
                "SHA-256 " + still.sha256());
    }

    private String kind(StillKind kind) {
        return switch (kind) {
            case FRONT_SIDE -> in.say("Document, front", "Ausweis, Vorderseite");
            case BACK_SIDE -> in.say("Document, back", "Ausweis, Rückseite");
            case SELFIE -> in.say("Face", "Gesicht");
            case OTHER -> in.say("Other", "Sonstiges");
        };
    }

    /// The file as it is, or a copy of it; null where it is no picture.
    private @Nullable PDImageXObject picture(PDDocument document, Still still) throws IOException {
        try (InputStream file =
                blobs.open(still.blobKey(), 0, still.sizeBytes())
                        .orElse(InputStream.nullInputStream())) {
            byte[] bytes = file.readAllBytes();
            byte[] shown = facts.copies() ? Watermark.on(bytes).orElse(null) : bytes;
            return shown == null
                    ? null
                    : PDImageXObject.createFromByteArray(
                            document, shown, Long.toString(still.imageId()));
        } catch (IOException | IllegalArgumentException unreadable) {
            return null;
        }
    }

    private static String length(Duration length) {
        return "%d:%02d min".formatted(length.toMinutes(), length.toSecondsPart());
    }

    private static String kilobytes(long bytes) {
        return Math.ceilDiv(bytes, 1000) + " kB";
    }
}
