package dev.vident.server.http.api;

import static dev.vident.server.http.api.ApiAssertions.assertError;
import static dev.vident.server.http.api.ApiAssertions.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.server.access.Permission;
import dev.vident.server.applicant.RejectType;
import dev.vident.server.http.RawHttp;
import dev.vident.server.identification.EndReason;
import dev.vident.server.identification.Verdict;
import dev.vident.server.platform.Mode;
import dev.vident.server.script.CheckResult;
import dev.vident.server.script.ScriptStep;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Contract row 23.
@ExtendWith(WorldOfApi.class)
class ReportContractTest {

    private final ApiWorld world;

    ReportContractTest(ApiWorld world) {
        this.world = world;
    }

    @Test
    void tells_person_calls_pictures_hashes_verdict_and_time_line() throws Exception {
        RecordedCase held = decided(new Verdict.Green());

        RawHttp.Reply reply = world.get(address(held) + "?report=applicantReport");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(text(reply))
                .contains(
                        "Identity confirmed",
                        "held-a-call",
                        held.applicant.id(),
                        "Mara M.",
                        "2026-01-05 10:00:00 UTC",
                        RecordedCase.MEDIA_ID,
                        "Video, SHA-256 00",
                        Long.toString(RecordedCase.IMAGE_ID),
                        "Document, front",
                        "This picture cannot be shown.",
                        "2026-01-05 10:00:00.000",
                        "Verdict: GREEN",
                        "Page 1 of");
    }

    @Test
    void tells_what_was_asked_and_answered_at_each_step_of_the_script() throws Exception {
        RecordedCase held = new RecordedCase(world);
        held.answered(ScriptStep.FACE, CheckResult.FAILED, null);
        world.clock.advance(Duration.ofSeconds(7));
        held.answered(ScriptStep.FACE, CheckResult.PASSED, "looks older by now");
        held.answered(ScriptStep.QUESTIONS, CheckResult.FAILED, null);

        assertThat(text(world.get(address(held))).replaceAll("\\s+", " "))
                .contains(
                        "Script Face 2026-01-05 10:00:00 UTC",
                        "– Same person as in the document passed “looks older by now” ·"
                                + " 2026-01-05 10:00:07 UTC · Mara M.",
                        "– Date of birth and address not passed 2026-01-05 10:00:07 UTC · Mara M.",
                        "Script step: Questions",
                        "Face, Same person as in the document: not passed");
        assertThat(text(world.get(address(held) + "?lang=de")).replaceAll("\\s+", " "))
                .contains(
                        "Leitfaden Gesicht",
                        "– Geburtsdatum und Anschrift nicht bestanden",
                        "Schritt des Leitfadens: Fragen");
    }

    @Test
    void speaks_german_and_names_the_reasons_of_a_rejection() throws Exception {
        RecordedCase held =
                decided(
                        new Verdict.Red(
                                List.of("UNSUITABLE_ENV"), RejectType.RETRY, "Bitte allein", null));

        assertThat(text(world.get(address(held) + "?lang=de-CH")))
                .contains(
                        "Abgelehnt, erneuter Versuch möglich",
                        "UNSUITABLE_ENV",
                        "Bitte allein",
                        "Seite 1 von");
    }

    @Test
    void shows_the_names_of_all_of_europe_and_survives_any_text() throws Exception {
        String body =
                "{\"externalUserId\":\"u-1\",\"fixedInfo\":{\"firstName\":\"\\u0141ukasz\","
                        + "\"lastName\":\"\\u039a\\u03ce\\u03c3\\u03c4\\u03b1\\u03c2\","
                        + "\"middleName\":\"\\u0429\\u0435\\u0440\\u0431\\u0430\\u043a\\u043e\\u0432\",\"placeOfBirth\":\"\\u6771\\u4eac\\u0001\\ud83d\\ude00"
                        + " "
                        + "x".repeat(500)
                        + "\"}}";
        assertThat(world.post("/resources/applicants?levelName=video-ident", body).status())
                .isEqualTo(201);

        assertThat(text(world.get("/resources/applicants/-;externalUserId=u-1/summary/report")))
                .contains("Łukasz", "Κώστας", "Щербаков", "Not identified yet");
    }

    @Test
    void refuses_unknown_reports_and_those_for_the_other_type_of_applicant() throws Exception {
        String address = address(new RecordedCase(world));

        assertError(
                world.get(address + "?report=kyt"),
                400,
                "report must be applicantReport or companyReport");
        assertError(
                world.get(address + "?report=companyReport"),
                400,
                "companyReport is not about an applicant of type individual");
        error(world.get("/resources/applicants/66f000000000000000000009/summary/report"), 404);
    }

    @Test
    void needs_the_permission_to_see_personal_data() throws Exception {
        RecordedCase held = new RecordedCase(world);
        var narrow = world.token(Mode.SANDBOX, EnumSet.of(Permission.VIEW_APPLICANTS));

        error(world.send(narrow, "GET", address(held), "", ""), 403);
    }

    private RecordedCase decided(Verdict verdict) {
        RecordedCase held = new RecordedCase(world);
        String identification = world.identifications.ofApplicant(held.applicant.id()).id();
        held.stillTaken();
        world.identifications.callEnded(identification, EndReason.COMPLETED);
        held.renderingStarts();
        held.rendered();
        world.domain.decisions.decide(identification, verdict);
        return held;
    }

    private static String address(RecordedCase held) {
        return "/resources/applicants/" + held.applicant.id() + "/summary/report";
    }

    private static String text(RawHttp.Reply reply) throws Exception {
        try (PDDocument document = Loader.loadPDF(reply.body())) {
            return new PDFTextStripper().getText(document);
        }
    }
}
