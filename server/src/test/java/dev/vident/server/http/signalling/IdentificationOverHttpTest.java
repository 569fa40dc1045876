package dev.vident.server.http.signalling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.server.call.CallBook;
import dev.vident.server.composition.Composition;
import dev.vident.server.composition.CompositionState;
import dev.vident.server.job.Failure;
import dev.vident.server.job.Job;
import dev.vident.server.platform.Redacted;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// From the applicant's consent to the operator's verdict over real HTTP and WebSockets.
class IdentificationOverHttpTest {
    @TempDir Path folder;
    private MeetingOverHttp meeting;

    @BeforeEach
    void start() {
        meeting = new MeetingOverHttp(folder);
    }

    @AfterEach
    void stop() {
        meeting.close();
    }

    @Test
    void a_whole_identification_from_consent_to_verdict() throws IOException {
        meeting.enterPage();
        meeting.page.say("{'type':'join'}");
        assertThat(meeting.page.hear("error").path("code").asString())
                .isEqualTo("consent-required");
        meeting.giveConsent();
        meeting.page.say("{'type':'join'}");
        assertThat(meeting.page.hear("queued").path("position").asInt()).isEqualTo(1);

        meeting.enterDesk("mary", meeting.desk);
        String call = meeting.accept();
        assertThat(meeting.http.world.stores.calls().origin(call))
                .contains(Redacted.of("127.0.0.1"));
        String still = takeStill();
        walkTheFace();
        meeting.page.say("{'type':'leave','extra':'ignored'}");
        JsonNode ended = meeting.desk.hear("ended");

        assertThat(ended.path("callId").asString()).isEqualTo(call);
        assertThat(ended.path("reason").asString()).isEqualTo("APPLICANT_LEFT");
        assertThat(meeting.page.hear("result").path("reviewStatus").asString()).isEqualTo("queued");
        Job rendering = meeting.http.world.jobs.claim(CallBook.COMPOSE).orElseThrow();
        String identification = ended.path("identificationId").asString();
        JsonNode detail = detail(identification);
        assertThat(detail.path("approvable").asBoolean()).isTrue();
        assertThat(detail.path("stills").get(0).path("imageId").asString()).isEqualTo(still);
        assertThat(detail.path("calls").get(0).path("composition").path("state").asString())
                .isEqualTo("recorded");
        composingFails(call, rendering);
        assertThat(detail(identification).path("calls").get(0).path("composition").toString())
                .isEqualTo(
                        "{\"state\":\"recorded\",\"reason\":\"the disk is full\",\"attempts\":1,"
                                + "\"nextAttemptAt\":\"2026-03-01T09:00:10Z\"}");
        assertThat(detail.path("calls").get(0).path("script").toString())
                .startsWith("[{\"step\":\"FACE\",\"begunAt\":\"2026-")
                .contains(
                        "\"checks\":[{\"check\":\"SAME_PERSON\",\"result\":\"PASSED\","
                                + "\"words\":\"looks older\",\"operatorName\":\"Mary Smith\"");
        decide(identification, "{'answer':'GREEN'}", 200);
        assertThat(meeting.page.hear("result").path("reviewAnswer").asString()).isEqualTo("GREEN");
        assertThat(detail(identification).path("verdict").path("answer").asString())
                .isEqualTo("GREEN");
    }

    @Test
    void the_words_that_were_agreed_to_are_kept() throws IOException {
        JsonNode session =
                FakeBrowser.json(meeting.page.get(meeting.http.address("/websdk/api/session")));
        assertThat(session.path("consent").path("given").asBoolean()).isFalse();
        String words = session.path("consent").path("text").get(0).asString();

        meeting.giveConsent();

        byte[] kept =
                meeting.http
                        .world
                        .stores
                        .blobs()
                        .open("consents/" + meeting.applicant.id() + ".txt", 0, 20)
                        .orElseThrow()
                        .readAllBytes();
        assertThat(new String(kept, java.nio.charset.StandardCharsets.UTF_8))
                .startsWith("2026-03-01T09:00:00Z");
        assertThat(words).isNotBlank();
        assertThat(
                        FakeBrowser.json(
                                        meeting.page.get(
                                                meeting.http.address("/websdk/api/session")))
                                .path("consent")
                                .path("given")
                                .asBoolean())
                .isTrue();
    }

    @Test
    void an_approval_without_evidence_is_refused_and_a_rejection_is_not() {
        meeting.giveConsent();
        meeting.waitOnPage();
        meeting.enterDesk("mary", meeting.desk);
        meeting.accept();
        meeting.http.world.recordingFlaw =
                Optional.of("is incomplete: the disk could not take 7 packets");
        meeting.desk.say("{'type':'end','reason':'the camera shows nothing'}");
        String identification = meeting.desk.hear("ended").path("identificationId").asString();
        assertThat(meeting.page.hear("result").path("reviewStatus").asString()).isEqualTo("queued");

        JsonNode detail = detail(identification);
        assertThat(detail.path("blockers").size()).isPositive();
        assertThat(detail.path("stills").isArray()).as("also when empty: %s", detail).isTrue();
        assertThat(decide(identification, "{'answer':'GREEN'}", 409))
                .contains("\"blockers\":[\"", "the disk could not take 7 packets");
        decide(
                identification,
                "{'answer':'RED','rejectLabels':['NO_SUCH'],'rejectType':'FINAL'}",
                400);
        decide(identification, "{'answer':'RED','rejectLabels':[],'rejectType':'FINAL'}", 400);
        decide(identification, "{'answer':'PURPLE'}", 400);
        decide(
                identification,
                "{'answer':'RED','rejectLabels':['BAD_SELFIE'],'rejectType':'RETRY'}",
                200);
        assertThat(meeting.page.hear("result").path("reviewRejectType").asString())
                .isEqualTo("RETRY");
    }

    /// @return the image id
    private String takeStill() throws IOException {
        meeting.desk.say("{'type':'still','kind':'FRONT_SIDE'}");
        assertThat(meeting.desk.hear("still").path("state").asString()).isEqualTo("requested");
        String still = meeting.page.hear("captureStill").path("stillId").asString();
        byte[] picture = MeetingOverHttp.picture();
        assertThat(meeting.uploadStill(still, "image/jpeg", picture)).isEqualTo(200);
        JsonNode stored = meeting.desk.hear("still");
        assertThat(stored.path("state").asString()).isEqualTo("stored");
        String imageId = stored.path("imageId").asString();
        HttpResponse<byte[]> image =
                meeting.desk.getBytes(meeting.http.address("/desk/api/images/" + imageId));
        assertThat(image.body()).isEqualTo(picture);
        assertThat(image.headers().firstValue("Content-Type")).contains("image/jpeg");
        return imageId;
    }

    /// Shows a step, answers its check twice, and says what cannot be understood.
    private void walkTheFace() {
        meeting.desk.say("{'type':'instruct','step':'FACE','text':'Look at me'}");
        meeting.desk.say("{'type':'check','check':'SAME_PERSON','result':'FAILED'}");
        assertThat(meeting.desk.hear("checked").path("result").asString()).isEqualTo("FAILED");
        meeting.desk.say(
                "{'type':'check','check':'SAME_PERSON','result':'PASSED','words':' looks older '}");
        JsonNode kept = meeting.desk.hear("checked");
        assertThat(kept.path("step").asString()).isEqualTo("FACE");
        assertThat(kept.path("words").asString()).isEqualTo("looks older");
        for (String wrong :
                List.of(
                        "{'type':'check','check':'SHOE_SIZE','result':'PASSED'}",
                        "{'type':'check','check':'SAME_PERSON','result':'MAYBE'}",
                        "{'type':'check','result':'PASSED'}",
                        "{'type':'check','check':'SAME_PERSON','result':'PASSED','words':7}")) {
            meeting.desk.say(wrong);
            assertThat(meeting.desk.hear("error").path("code").asString()).isEqualTo("bad-message");
        }
    }

    private void composingFails(String call, Job rendering) {
        Instant now = meeting.http.world.clock.instant();
        Composition recorded = meeting.http.world.stores.compositions().find(call).orElseThrow();
        meeting.http
                .world
                .stores
                .compositions()
                .update(recorded.with(new CompositionState.Rendering(now)));
        meeting.http.world.jobs.fail(
                rendering, new Failure.Retry("the disk is full", now.plusSeconds(10)));
    }

    private JsonNode detail(String identification) {
        return FakeBrowser.json(
                meeting.desk.get(
                        meeting.http.address("/desk/api/identifications/" + identification)));
    }

    private String decide(String identification, String body, int status) {
        HttpResponse<String> response =
                meeting.desk.post(
                        meeting.http.address(
                                "/desk/api/identifications/" + identification + "/verdict"),
                        body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return response.body();
    }
}
