package dev.vident.server.http.signalling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.server.applicant.Applicant;
import dev.vident.server.call.CallBook;
import dev.vident.server.call.FakeMediaEngine;
import dev.vident.server.composition.Composition;
import dev.vident.server.composition.CompositionState;
import dev.vident.server.job.Failure;
import dev.vident.server.job.Job;
import dev.vident.server.operator.Role;
import dev.vident.server.platform.Redacted;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// An applicant's page and a desk meet over real HTTP and WebSockets.
class MeetingTest {
    @TempDir Path folder;
    private HttpWorld http;
    private Applicant applicant;
    private final FakeBrowser page = new FakeBrowser();
    private final FakeBrowser desk = new FakeBrowser();

    @BeforeEach
    void start() {
        http = new HttpWorld(folder);
        applicant = http.world.newApplicant("u-1");
        page.with("Authorization", "Bearer " + http.token(applicant));
        http.addOperator("mary", "Mary Smith", Role.OPERATOR);
    }

    @AfterEach
    void stop() {
        page.close();
        desk.close();
        http.close();
    }

    @Test
    void a_whole_identification_from_consent_to_verdict() throws IOException {
        enterPage();
        page.say("{'type':'join'}");
        assertThat(page.hear("error").path("code").asString()).isEqualTo("consent-required");
        giveConsent();
        page.say("{'type':'join'}");
        assertThat(page.hear("queued").path("position").asInt()).isEqualTo(1);

        enterDesk("mary", desk);
        String call = accept();
        assertThat(http.world.stores.calls().origin(call)).contains(Redacted.of("127.0.0.1"));
        String still = takeStill();
        walkTheFace();
        page.say("{'type':'leave','extra':'ignored'}");
        JsonNode ended = desk.hear("ended");

        assertThat(ended.path("callId").asString()).isEqualTo(call);
        assertThat(ended.path("reason").asString()).isEqualTo("APPLICANT_LEFT");
        assertThat(page.hear("result").path("reviewStatus").asString()).isEqualTo("queued");
        Job rendering = http.world.jobs.claim(CallBook.COMPOSE).orElseThrow();
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
        assertThat(page.hear("result").path("reviewAnswer").asString()).isEqualTo("GREEN");
        assertThat(detail(identification).path("verdict").path("answer").asString())
                .isEqualTo("GREEN");
    }

    @Test
    void the_words_that_were_agreed_to_are_kept() throws IOException {
        JsonNode session = FakeBrowser.json(page.get(http.address("/websdk/api/session")));
        assertThat(session.path("consent").path("given").asBoolean()).isFalse();
        String words = session.path("consent").path("text").get(0).asString();

        giveConsent();

        byte[] kept =
                http.world
                        .stores
                        .blobs()
                        .open("consents/" + applicant.id() + ".txt", 0, 20)
                        .orElseThrow()
                        .readAllBytes();
        assertThat(new String(kept, java.nio.charset.StandardCharsets.UTF_8))
                .startsWith("2026-03-01T09:00:00Z");
        assertThat(words).isNotBlank();
        assertThat(
                        FakeBrowser.json(page.get(http.address("/websdk/api/session")))
                                .path("consent")
                                .path("given")
                                .asBoolean())
                .isTrue();
    }

    @Test
    void an_approval_without_evidence_is_refused_and_a_rejection_is_not() {
        giveConsent();
        waitOnPage();
        enterDesk("mary", desk);
        accept();
        http.world.recordingFlaw = Optional.of("is incomplete: the disk could not take 7 packets");
        desk.say("{'type':'end','reason':'the camera shows nothing'}");
        String identification = desk.hear("ended").path("identificationId").asString();
        assertThat(page.hear("result").path("reviewStatus").asString()).isEqualTo("queued");

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
        assertThat(page.hear("result").path("reviewRejectType").asString()).isEqualTo("RETRY");
    }

    @Test
    void of_two_desks_one_gets_the_applicant() {
        giveConsent();
        waitOnPage();
        http.addOperator("john", "John Brown", Role.OPERATOR);
        FakeBrowser other = new FakeBrowser();
        enterDesk("mary", desk);
        enterDesk("john", other);
        String identification =
                desk.hear("queue").path("entries").get(0).path("identificationId").asString();
        other.hear("queue");

        desk.say("{'type':'accept','identificationId':'" + identification + "'}");
        other.say("{'type':'accept','identificationId':'" + identification + "'}");

        String winner = page.hear("callStarting").path("operatorName").asString();
        FakeBrowser loser = winner.equals("Mary Smith") ? other : desk;
        assertThat(loser.hear("error").path("code").asString()).isEqualTo("already-taken");
        other.close();
    }

    @Test
    void a_reloaded_page_and_a_reloaded_desk_join_again() {
        giveConsent();
        waitOnPage();
        enterDesk("mary", desk);
        String call = accept();

        FakeBrowser reloaded = new FakeBrowser();
        reloaded.connect(http.address("/websdk/signalling"));
        reloaded.say("{'type':'hello','token':'" + http.token(applicant) + "'}");
        assertThat(reloaded.hear("welcome").path("callId").asString()).isEqualTo(call);
        assertThat(page.closeCode()).isEqualTo(4409);
        reloaded.say("{'type':'join'}");
        assertThat(desk.hear("peer").path("state").asString()).isEqualTo("connecting");
        answer(reloaded);
        assertThat(desk.hear("peer").path("state").asString()).isEqualTo("connected");

        FakeBrowser second = new FakeBrowser();
        logIn("mary", second);
        second.connect(http.address("/desk/signalling"));
        assertThat(second.hear("welcome").path("callId").asString()).isEqualTo(call);
        assertThat(desk.closeCode()).isEqualTo(4409);
        second.say("{'type':'rejoin','callId':'" + call + "'}");
        answer(second);
        assertThat(http.world.engine.joined()).extracting(FakeMediaEngine.Joined::room).hasSize(4);
        reloaded.close();
        second.close();
    }

    @Test
    void restart_answer_and_instructions_reach_the_right_side() {
        giveConsent();
        waitOnPage();
        enterDesk("mary", desk);
        accept();
        String session = sessionOfApplicant();

        page.say("{'type':'restart','sessionId':'" + session + "'}");
        assertThat(page.hear("offer").path("sdp").asString()).startsWith("second offer");
        page.say(
                "{'type':'answer','sessionId':'"
                        + session
                        + "','sdp':'"
                        + FakeMediaEngine.BAD_SDP
                        + "'}");
        assertThat(page.hear("error").path("code").asString()).isEqualTo("bad-answer");
        page.say("{'type':'answer','sessionId':'another','sdp':'v=0'}");
        assertThat(page.hear("error").path("code").asString()).isEqualTo("not-allowed");
        desk.say(
                "{'type':'instruct','step':'front','text':'Hold the front of your card to the camera'}");
        assertThat(page.hear("instruction").path("step").asString()).isEqualTo("front");
        http.world.engine.measure(session);
        assertThat(desk.hear("quality").path("bitrateKbps").asInt()).isEqualTo(812);
        http.world.calls.tick();
        assertThat(desk.hear("recording").path("bytesOnDisk").asInt()).isEqualTo(4711);
    }

    @Test
    void a_still_nobody_asked_for_or_that_is_no_picture_is_refused() throws IOException {
        giveConsent();
        waitOnPage();
        assertThat(uploadStill("ffffffffffffffffffffffff", "image/jpeg", picture())).isEqualTo(404);
        enterDesk("mary", desk);
        accept();
        desk.say("{'type':'still','kind':'BACK_SIDE'}");
        String first = page.hear("captureStill").path("stillId").asString();

        assertThat(uploadStill(first, "image/gif", picture())).isEqualTo(415);
        assertThat(
                        uploadStill(
                                first,
                                "image/jpeg",
                                "no picture".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isEqualTo(400);
        desk.hear("still");
        assertThat(desk.hear("still").path("state").asString()).isEqualTo("failed");
        assertThat(uploadStill(first, "image/jpeg", picture())).isEqualTo(404);
    }

    private void enterPage() {
        page.connect(http.address("/websdk/signalling"));
        page.say("{'type':'hello','token':'" + http.token(applicant) + "'}");
        assertThat(page.hear("welcome").path("applicantId").asString()).isEqualTo(applicant.id());
    }

    private void waitOnPage() {
        enterPage();
        page.say("{'type':'join'}");
        page.hear("queued");
    }

    private void giveConsent() {
        assertThat(page.post(http.address("/websdk/api/consent"), "{'accepted':true}").statusCode())
                .isEqualTo(200);
    }

    private void logIn(String login, FakeBrowser browser) {
        HttpResponse<String> response =
                browser.post(
                        http.address("/desk/api/login"),
                        "{'login':'" + login + "','password':'" + HttpWorld.PASSWORD + "'}");
        assertThat(response.statusCode()).isEqualTo(200);
        String cookie = response.headers().firstValue("Set-Cookie").orElseThrow();
        browser.with("Cookie", cookie.substring(0, cookie.indexOf(';')))
                .with("X-Vident-Csrf", FakeBrowser.json(response).path("csrfToken").asString())
                .with("Origin", http.origin());
    }

    private void enterDesk(String login, FakeBrowser browser) {
        logIn(login, browser);
        browser.connect(http.address("/desk/signalling"));
        browser.hear("welcome");
        browser.say("{'type':'online'}");
    }

    /// Accepts the first in the queue and connects both sides.
    private String accept() {
        JsonNode first = desk.hear("queue").path("entries").get(0);
        desk.say(
                "{'type':'accept','identificationId':'"
                        + first.path("identificationId").asString()
                        + "'}");
        String call = desk.hear("callStarting").path("callId").asString();
        assertThat(page.hear("callStarting").path("operatorName").asString())
                .isEqualTo("Mary Smith");
        answer(desk);
        answer(page);
        JsonNode peer = desk.hear("peer");
        while (!peer.path("state").asString().equals("connected")) {
            peer = desk.hear("peer");
        }
        return call;
    }

    private static void answer(FakeBrowser browser) {
        String session = browser.hear("offer").path("sessionId").asString();
        browser.say("{'type':'answer','sessionId':'" + session + "','sdp':'v=0'}");
    }

    private String sessionOfApplicant() {
        List<FakeMediaEngine.Joined> joined = http.world.engine.joined();
        return joined.stream()
                .filter(one -> one.side().participant().equals("applicant"))
                .reduce((_, last) -> last)
                .orElseThrow()
                .sessionId();
    }

    /// @return the image id
    private String takeStill() throws IOException {
        desk.say("{'type':'still','kind':'FRONT_SIDE'}");
        assertThat(desk.hear("still").path("state").asString()).isEqualTo("requested");
        String still = page.hear("captureStill").path("stillId").asString();
        byte[] picture = picture();
        assertThat(uploadStill(still, "image/jpeg", picture)).isEqualTo(200);
        JsonNode stored = desk.hear("still");
        assertThat(stored.path("state").asString()).isEqualTo("stored");
        String imageId = stored.path("imageId").asString();
        HttpResponse<byte[]> image = desk.getBytes(http.address("/desk/api/images/" + imageId));
        assertThat(image.body()).isEqualTo(picture);
        assertThat(image.headers().firstValue("Content-Type")).contains("image/jpeg");
        return imageId;
    }

    /// Shows a step, answers its check twice, and says what cannot be understood.
    private void walkTheFace() {
        desk.say("{'type':'instruct','step':'FACE','text':'Look at me'}");
        desk.say("{'type':'check','check':'SAME_PERSON','result':'FAILED'}");
        assertThat(desk.hear("checked").path("result").asString()).isEqualTo("FAILED");
        desk.say(
                "{'type':'check','check':'SAME_PERSON','result':'PASSED','words':' looks older '}");
        JsonNode kept = desk.hear("checked");
        assertThat(kept.path("step").asString()).isEqualTo("FACE");
        assertThat(kept.path("words").asString()).isEqualTo("looks older");
        for (String wrong :
                List.of(
                        "{'type':'check','check':'SHOE_SIZE','result':'PASSED'}",
                        "{'type':'check','check':'SAME_PERSON','result':'MAYBE'}",
                        "{'type':'check','result':'PASSED'}",
                        "{'type':'check','check':'SAME_PERSON','result':'PASSED','words':7}")) {
            desk.say(wrong);
            assertThat(desk.hear("error").path("code").asString()).isEqualTo("bad-message");
        }
    }

    private void composingFails(String call, Job rendering) {
        Instant now = http.world.clock.instant();
        Composition recorded = http.world.stores.compositions().find(call).orElseThrow();
        http.world.stores.compositions().update(recorded.with(new CompositionState.Rendering(now)));
        http.world.jobs.fail(rendering, new Failure.Retry("the disk is full", now.plusSeconds(10)));
    }

    private int uploadStill(String still, String type, byte[] body) {
        return page.post(http.address("/websdk/api/stills/" + still), type, body).statusCode();
    }

    private static byte[] picture() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "jpg", bytes);
        return bytes.toByteArray();
    }

    private JsonNode detail(String identification) {
        return FakeBrowser.json(
                desk.get(http.address("/desk/api/identifications/" + identification)));
    }

    private String decide(String identification, String body, int status) {
        HttpResponse<String> response =
                desk.post(
                        http.address("/desk/api/identifications/" + identification + "/verdict"),
                        body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return response.body();
    }
}
