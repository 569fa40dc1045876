package dev.vident.server.http.signalling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.server.call.FakeMediaEngine;
import dev.vident.server.operator.Role;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An applicant's page and a desk find each other, lose each other and talk.
class MeetingTest {
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
    void of_two_desks_one_gets_the_applicant() {
        meeting.giveConsent();
        meeting.waitOnPage();
        meeting.http.addOperator("john", "John Brown", Role.OPERATOR);
        FakeBrowser other = new FakeBrowser();
        meeting.enterDesk("mary", meeting.desk);
        meeting.enterDesk("john", other);
        String identification =
                meeting.desk
                        .hear("queue")
                        .path("entries")
                        .get(0)
                        .path("identificationId")
                        .asString();
        other.hear("queue");

        meeting.desk.say("{'type':'accept','identificationId':'" + identification + "'}");
        other.say("{'type':'accept','identificationId':'" + identification + "'}");

        String winner = meeting.page.hear("callStarting").path("operatorName").asString();
        FakeBrowser loser = winner.equals("Mary Smith") ? other : meeting.desk;
        assertThat(loser.hear("error").path("code").asString()).isEqualTo("already-taken");
        other.close();
    }

    @Test
    void a_reloaded_page_and_a_reloaded_desk_join_again() {
        meeting.giveConsent();
        meeting.waitOnPage();
        meeting.enterDesk("mary", meeting.desk);
        String call = meeting.accept();

        FakeBrowser reloaded = new FakeBrowser();
        reloaded.connect(meeting.http.address("/websdk/signalling"));
        reloaded.say("{'type':'hello','token':'" + meeting.http.token(meeting.applicant) + "'}");
        assertThat(reloaded.hear("welcome").path("callId").asString()).isEqualTo(call);
        assertThat(meeting.page.closeCode()).isEqualTo(4409);
        reloaded.say("{'type':'join'}");
        assertThat(meeting.desk.hear("peer").path("state").asString()).isEqualTo("connecting");
        meeting.answer(reloaded);
        assertThat(meeting.desk.hear("peer").path("state").asString()).isEqualTo("connected");

        FakeBrowser second = new FakeBrowser();
        meeting.logIn("mary", second);
        second.connect(meeting.http.address("/desk/signalling"));
        assertThat(second.hear("welcome").path("callId").asString()).isEqualTo(call);
        assertThat(meeting.desk.closeCode()).isEqualTo(4409);
        second.say("{'type':'rejoin','callId':'" + call + "'}");
        meeting.answer(second);
        assertThat(meeting.http.world.engine.joined())
                .extracting(FakeMediaEngine.Joined::room)
                .hasSize(4);
        reloaded.close();
        second.close();
    }

    @Test
    void restart_answer_and_instructions_reach_the_right_side() {
        meeting.giveConsent();
        meeting.waitOnPage();
        meeting.enterDesk("mary", meeting.desk);
        meeting.accept();
        String session = meeting.sessionOfApplicant();

        meeting.page.say("{'type':'restart','sessionId':'" + session + "'}");
        assertThat(meeting.page.hear("offer").path("sdp").asString()).startsWith("second offer");
        meeting.page.say(
                "{'type':'answer','sessionId':'"
                        + session
                        + "','sdp':'"
                        + FakeMediaEngine.BAD_SDP
                        + "'}");
        assertThat(meeting.page.hear("error").path("code").asString()).isEqualTo("bad-answer");
        meeting.page.say("{'type':'answer','sessionId':'another','sdp':'v=0'}");
        assertThat(meeting.page.hear("error").path("code").asString()).isEqualTo("not-allowed");
        meeting.desk.say(
                "{'type':'instruct','step':'front','text':'Hold the front of your card to the camera'}");
        assertThat(meeting.page.hear("instruction").path("step").asString()).isEqualTo("front");
        meeting.http.world.engine.measure(session);
        assertThat(meeting.desk.hear("quality").path("bitrateKbps").asInt()).isEqualTo(812);
        meeting.http.world.calls.tick();
        assertThat(meeting.desk.hear("recording").path("bytesOnDisk").asInt()).isEqualTo(4711);
    }

    @Test
    void a_still_nobody_asked_for_or_that_is_no_picture_is_refused() throws IOException {
        meeting.giveConsent();
        meeting.waitOnPage();
        assertThat(
                        meeting.uploadStill(
                                "ffffffffffffffffffffffff",
                                "image/jpeg",
                                MeetingOverHttp.picture()))
                .isEqualTo(404);
        meeting.enterDesk("mary", meeting.desk);
        meeting.accept();
        meeting.desk.say("{'type':'still','kind':'BACK_SIDE'}");
        String first = meeting.page.hear("captureStill").path("stillId").asString();

        assertThat(meeting.uploadStill(first, "image/gif", MeetingOverHttp.picture()))
                .isEqualTo(415);
        assertThat(
                        meeting.uploadStill(
                                first,
                                "image/jpeg",
                                "no picture".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isEqualTo(400);
        meeting.desk.hear("still");
        assertThat(meeting.desk.hear("still").path("state").asString()).isEqualTo("failed");
        assertThat(meeting.uploadStill(first, "image/jpeg", MeetingOverHttp.picture()))
                .isEqualTo(404);
    }
}
