package dev.vident.server.http.signalling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vident.server.applicant.Applicant;
import dev.vident.server.operator.Role;
import java.net.http.HttpResponse;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Hostile and confused clients get the documented answers.
class RefusedConnectionTest {
    @TempDir Path folder;
    private HttpWorld http;
    private Applicant applicant;
    private final FakeBrowser page = new FakeBrowser();
    private final FakeBrowser desk = new FakeBrowser();

    @BeforeEach
    void start() {
        http = new HttpWorld(folder);
        applicant = http.world.consentingApplicant("u-1");
        http.addOperator("mary", "Mary Smith", Role.OPERATOR);
        http.addOperator("root", "The Administrator", Role.ADMINISTRATOR);
    }

    @AfterEach
    void stop() {
        page.close();
        desk.close();
        http.close();
    }

    @Test
    void a_token_nobody_issued_is_refused() {
        page.connect(http.address("/websdk/signalling"));
        page.say("{'type':'hello','token':'_act-00000000-0000-0000-0000-000000000000'}");

        assertThat(page.closeCode()).isEqualTo(4401);
    }

    @Test
    void an_expired_token_is_refused() {
        String token = http.token(applicant);
        http.world.clock.advance(Duration.ofMinutes(11));
        page.connect(http.address("/websdk/signalling"));
        page.say("{'type':'hello','token':'" + token + "'}");

        assertThat(page.closeCode()).isEqualTo(4401);
    }

    @Test
    void whoever_speaks_before_hello_is_not_logged_in() {
        page.connect(http.address("/websdk/signalling"));
        page.say("{'type':'join'}");

        assertThat(page.closeCode()).isEqualTo(4401);
    }

    @Test
    void whoever_says_nothing_is_not_logged_in() {
        http.close();
        http =
                new HttpWorld(
                        folder,
                        new SignallingSettings(
                                Duration.ofMillis(50), Duration.ofSeconds(15), 3, 256, 64));
        page.connect(http.address("/websdk/signalling"));

        assertThat(page.closeCode()).isEqualTo(4401);
    }

    @Test
    void a_frame_that_is_not_json_ends_the_connection() {
        hello();
        page.say("{'type':");

        assertThat(page.closeCode()).isEqualTo(4400);
    }

    @Test
    void a_json_array_ends_the_connection() {
        hello();
        page.say("['hello']");

        assertThat(page.closeCode()).isEqualTo(4400);
    }

    @Test
    void a_binary_frame_ends_the_connection() {
        hello();
        page.sayBytes(new byte[] {1, 2, 3});

        assertThat(page.closeCode()).isEqualTo(4400);
    }

    @Test
    void a_huge_frame_ends_the_connection() {
        hello();
        page.say("{'type':'join','padding':'" + "x".repeat(70_000) + "'}");

        assertThat(page.closeCode()).isEqualTo(1009);
    }

    @Test
    void unknown_types_and_wrong_members_are_answered_and_the_connection_lives_on() {
        hello();
        expectError("{'type':'accept','identificationId':'x'}", "unknown-type");
        expectError("{'type':'answer','sessionId':'s'}", "bad-message");
        expectError("{'type':'answer','sessionId':7,'sdp':'v=0'}", "bad-message");
        expectError("{'type':'answer','sessionId':'s','sdp':'v=0'}", "call-over");
        expectError("{'type':17}", "bad-message");
        expectError("{}", "bad-message");
        expectError("{'type':'hello','token':'again'}", "not-allowed");
        page.say("{'type':'join'}");
        assertThat(page.hear("queued").path("position").asInt()).isEqualTo(1);
    }

    @Test
    void a_desk_hears_about_its_mistakes() {
        logIn("mary");
        desk.connect(http.address("/desk/signalling"));
        desk.hear("welcome");
        desk.say("{'type':'accept','identificationId':'not an id'}");
        assertThat(desk.hear("error").path("code").asString()).isEqualTo("bad-message");
        desk.say("{'type':'accept','identificationId':'" + "0".repeat(24) + "'}");
        assertThat(desk.hear("error").path("code").asString()).isEqualTo("already-taken");
        desk.say("{'type':'still','kind':'NOSE'}");
        assertThat(desk.hear("error").path("code").asString()).isEqualTo("bad-message");
        desk.say("{'type':'end'}");
        assertThat(desk.hear("error").path("code").asString()).isEqualTo("call-over");
        desk.say("{'type':'rejoin','callId':'" + "0".repeat(24) + "'}");
        assertThat(desk.hear("error").path("code").asString()).isEqualTo("call-over");
    }

    @Test
    void a_desk_without_a_session_is_not_logged_in() {
        desk.with("Origin", http.origin());
        desk.connect(http.address("/desk/signalling"));

        assertThat(desk.closeCode()).isEqualTo(4401);
    }

    @Test
    void who_is_no_operator_cannot_hold_calls_and_sees_nobodys_data() {
        logIn("root");
        assertThat(desk.get(http.address("/desk/api/identifications")).statusCode()).isEqualTo(403);
        desk.connect(http.address("/desk/signalling"));

        assertThat(desk.closeCode()).isEqualTo(4401);
    }

    @Test
    void a_page_of_another_origin_cannot_use_the_session() {
        logIn("mary");
        desk.with("Origin", "https://evil.example");

        assertThatThrownBy(() -> desk.connect(http.address("/desk/signalling")))
                .hasCauseInstanceOf(WebSocketHandshakeException.class);
    }

    @Test
    void the_desk_needs_the_cookie_and_for_changes_the_csrf_token() {
        String identification = http.world.identificationOf(applicant);
        var verdict = http.address("/desk/api/identifications/" + identification + "/verdict");
        assertThat(desk.get(http.address("/desk/api/me")).statusCode()).isEqualTo(401);
        assertThat(desk.post(verdict, "{'answer':'GREEN'}").statusCode()).isEqualTo(401);

        logIn("mary");
        assertThat(desk.get(http.address("/desk/api/me")).statusCode()).isEqualTo(200);
        desk.forget("X-Vident-Csrf");
        assertThat(desk.post(verdict, "{'answer':'GREEN'}").statusCode()).isEqualTo(403);
        desk.with("X-Vident-Csrf", "wrong");
        assertThat(desk.post(http.address("/desk/api/logout"), "{}").statusCode()).isEqualTo(403);

        logIn("mary");
        assertThat(desk.post(http.address("/desk/api/logout"), "{}").statusCode()).isEqualTo(200);
        assertThat(desk.get(http.address("/desk/api/me")).statusCode()).isEqualTo(401);
    }

    @Test
    void a_wrong_password_is_refused_and_too_many_are_slowed_down() {
        String wrong = "{'login':'mary','password':'wrong'}";
        for (int i = 0; i < 5; i++) {
            assertThat(desk.post(http.address("/desk/api/login"), wrong).statusCode())
                    .isEqualTo(401);
        }
        HttpResponse<String> refused = desk.post(http.address("/desk/api/login"), wrong);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void a_link_opens_as_often_as_it_may() {
        String code =
                http.world
                        .permalinks
                        .issue(
                                applicant.mode(),
                                applicant.id(),
                                applicant.levelName(),
                                Duration.ofHours(1),
                                1)
                        .value();
        HttpResponse<String> opened = page.post(http.address("/websdk/api/permalink/" + code), "");
        assertThat(opened.statusCode()).isEqualTo(200);
        page.with("Authorization", "Bearer " + FakeBrowser.json(opened).path("token").asString());
        assertThat(page.get(http.address("/websdk/api/session")).statusCode()).isEqualTo(200);
        assertThat(page.post(http.address("/websdk/api/permalink/" + code), "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void the_page_needs_a_token() {
        assertThat(page.get(http.address("/websdk/api/session")).statusCode()).isEqualTo(401);
        page.with("Authorization", "Bearer nonsense");
        HttpResponse<String> refused = page.get(http.address("/websdk/api/session"));
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(FakeBrowser.json(refused).path("correlationId").asString()).hasSize(32);
        HttpResponse<String> still =
                page.post(
                        http.address("/websdk/api/stills/" + "0".repeat(24)),
                        "image/jpeg",
                        new byte[1 << 20]);
        assertThat(still.statusCode()).isEqualTo(401);
    }

    private void hello() {
        page.connect(http.address("/websdk/signalling"));
        page.say("{'type':'hello','token':'" + http.token(applicant) + "'}");
        page.hear("welcome");
    }

    private void expectError(String frame, String code) {
        page.say(frame);
        assertThat(page.hear("error").path("code").asString()).as(frame).isEqualTo(code);
    }

    private void logIn(String login) {
        HttpResponse<String> response =
                desk.post(
                        http.address("/desk/api/login"),
                        "{'login':'" + login + "','password':'" + HttpWorld.PASSWORD + "'}");
        String cookie = response.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).contains("HttpOnly").contains("SameSite=Strict");
        desk.with("Cookie", cookie.substring(0, cookie.indexOf(';')))
                .with("X-Vident-Csrf", FakeBrowser.json(response).path("csrfToken").asString())
                .with("Origin", http.origin());
    }
}
