package dev.vident.server.http.signalling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.media.capture.CaptureDirection;
import dev.vident.server.applicant.Applicant;
import dev.vident.server.call.Call;
import dev.vident.server.call.CallState;
import dev.vident.server.event.DomainEvent;
import dev.vident.server.identification.Identification;
import dev.vident.server.operator.Role;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Packet captures through the desk's interface.
@Timeout(60)
class PacketCaptureTest {
    private static final String CALL = "c".repeat(24);
    private static final String CAPTURES = "/desk/api/calls/" + CALL + "/captures";

    @TempDir Path folder;
    private HttpWorld http;
    private Applicant applicant;
    private final FakeBrowser desk = new FakeBrowser();

    @BeforeEach
    void start() {
        http = new HttpWorld(folder);
        http.addOperator("mary", "Mary Smith", Role.OPERATOR);
        http.addOperator("sue", "Sue Clark", Role.SUPERVISOR);
        applicant = http.world.consentingApplicant("u-1");
        Identification identification =
                http.world.identifications.get(http.world.identificationOf(applicant));
        http.world
                .stores
                .calls()
                .insert(
                        new Call(
                                CALL,
                                identification.id(),
                                applicant.id(),
                                identification.inspectionId(),
                                identification.mode(),
                                "a".repeat(24),
                                "Mary Smith",
                                new CallState.Ringing(),
                                http.world.clock.instant()));
    }

    @AfterEach
    void stop() {
        desk.close();
        http.close();
    }

    @Test
    void a_supervisor_starts_stops_and_takes_away_a_capture() {
        logIn("sue");
        HttpResponse<String> started = desk.post(http.address(CAPTURES), "{}");
        assertThat(started.statusCode()).isEqualTo(201);
        assertThat(FakeBrowser.json(started).path("running").asBoolean()).isTrue();
        byte[] report = new byte[100];
        http.world
                .engine
                .capture(CALL)
                .orElseThrow()
                .ofParticipant("applicant")
                .rtcp(CaptureDirection.RECEIVED, report, 0, report.length, 7);
        assertThat(desk.post(http.address(CAPTURES), "{}").statusCode()).isEqualTo(409);

        HttpResponse<String> stopped = desk.post(http.address(CAPTURES + "/1/stop"), "{}");
        JsonNode capture = FakeBrowser.json(stopped);
        assertThat(capture.path("running").asBoolean()).isFalse();
        assertThat(capture.path("end").asString()).isEqualTo("STOPPED");
        assertThat(capture.path("packets").asInt()).isEqualTo(1);
        assertThat(capture.path("dropped").asInt(-1)).isZero();
        for (String list : new String[] {CAPTURES, "/desk/api/captures"}) {
            assertThat(FakeBrowser.json(desk.get(http.address(list))).path("items").get(0))
                    .isEqualTo(capture);
        }
        HttpResponse<byte[]> file = desk.getBytes(http.address(capture.path("url").asString()));
        assertThat(file.headers().firstValue("Content-Type")).contains("application/x-pcapng");
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .contains(CALL + "-1.pcapng");
        assertThat(file.headers().firstValue("Cache-Control")).contains("private, no-store");
        assertThat(file.body()).hasSize(capture.path("bytes").asInt());
        assertThat(ByteBuffer.wrap(file.body()).getInt()).isEqualTo(0x0A0D0D0A);
        assertThat(http.world.events.ofApplicant(applicant.id()))
                .extracting(entry -> entry.event())
                .contains(
                        new DomainEvent.CaptureStarted(CALL, 1, "Sue Clark"),
                        new DomainEvent.CaptureEnded(CALL, 1, "STOPPED", "Sue Clark"));
    }

    @Test
    void what_is_not_there_is_not_found() {
        logIn("sue");
        assertThat(desk.post(http.address("/desk/api/calls/x/captures"), "{}").statusCode())
                .isEqualTo(404);
        assertThat(desk.post(http.address(CAPTURES + "/1/stop"), "{}").statusCode()).isEqualTo(404);
        assertThat(desk.get(http.address(CAPTURES + "/1")).statusCode()).isEqualTo(404);
        assertThat(desk.get(http.address(CAPTURES + "/..%2f1")).statusCode()).isEqualTo(404);
    }

    @Test
    void nobody_else_captures_and_nobody_without_the_token_against_forgery() {
        assertThat(desk.post(http.address(CAPTURES), "{}").statusCode()).isEqualTo(401);
        logIn("mary");
        assertThat(desk.post(http.address(CAPTURES), "{}").statusCode()).isEqualTo(403);
        assertThat(desk.post(http.address(CAPTURES + "/1/stop"), "{}").statusCode()).isEqualTo(403);
        assertThat(desk.get(http.address(CAPTURES)).statusCode()).isEqualTo(403);
        assertThat(desk.get(http.address(CAPTURES + "/1")).statusCode()).isEqualTo(403);
        assertThat(desk.get(http.address("/desk/api/captures")).statusCode()).isEqualTo(403);
        logIn("sue");
        desk.forget("X-Vident-Csrf");
        assertThat(desk.post(http.address(CAPTURES), "{}").statusCode()).isEqualTo(403);
        assertThat(http.world.engine.capture(CALL)).isEmpty();
    }

    private void logIn(String login) {
        desk.forget("Cookie");
        HttpResponse<String> response =
                desk.post(
                        http.address("/desk/api/login"),
                        "{'login':'" + login + "','password':'" + HttpWorld.PASSWORD + "'}");
        String cookie = response.headers().firstValue("Set-Cookie").orElseThrow();
        desk.with("Cookie", cookie.substring(0, cookie.indexOf(';')))
                .with("X-Vident-Csrf", FakeBrowser.json(response).path("csrfToken").asString())
                .with("Origin", http.origin());
    }
}
