package dev.vident.server.http.signalling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.media.ice.Transport;
import dev.vident.media.journal.MediaKind;
import dev.vident.media.peer.PeerCounters;
import dev.vident.media.peer.PeerStatus;
import dev.vident.media.room.PeerSnapshot;
import dev.vident.media.room.RoomSnapshot;
import dev.vident.media.room.TrackSnapshot;
import dev.vident.server.operator.Role;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class CallStateTest {
    private static final String PATH = "/desk/api/calls/c1/media";

    @TempDir Path folder;
    private HttpWorld http;
    private final FakeBrowser desk = new FakeBrowser();

    @BeforeEach
    void start() {
        http = new HttpWorld(folder);
        http.addOperator("mary", "Mary Smith", Role.OPERATOR);
        http.addOperator("sue", "Sue Clark", Role.SUPERVISOR);
        PeerStatus status =
                new PeerStatus(
                        "CONNECTED",
                        Transport.TCP,
                        "IPv4",
                        "ESTABLISHED",
                        "AEAD_AES_128_GCM",
                        new PeerCounters(1, 2, 3, 4));
        TrackSnapshot video = new TrackSnapshot(MediaKind.VIDEO, 90, 100, 20, 10, 5, 1, 9000, 7);
        http.rooms.add(
                new RoomSnapshot(
                        "c1",
                        List.of(
                                new PeerSnapshot(
                                        "applicant",
                                        "s1",
                                        status,
                                        400,
                                        2.5,
                                        null,
                                        12,
                                        List.of(video)))));
    }

    @AfterEach
    void stop() {
        desk.close();
        http.close();
    }

    @Test
    void a_supervisor_sees_how_a_running_call_stands() {
        logIn("sue");

        HttpResponse<String> one = desk.get(http.address(PATH));
        assertThat(one.statusCode()).isEqualTo(200);
        assertThat(one.headers().firstValue("Cache-Control")).contains("private, no-store");
        JsonNode participant = FakeBrowser.json(one).path("participants").get(0);
        assertThat(participant.path("participant").asString()).isEqualTo("applicant");
        assertThat(participant.path("srtpProfile").asString()).isEqualTo("AEAD_AES_128_GCM");
        assertThat(participant.path("unusedDatagrams").path("refusedBySrtp").asInt()).isEqualTo(3);
        assertThat(participant.path("heldPackets").asInt()).isEqualTo(12);
        assertThat(participant.path("tracks").get(0).path("recovered").asInt()).isEqualTo(10);
        assertThat(participant.has("sessionId")).as("names the session to nobody").isFalse();
        JsonNode all = FakeBrowser.json(desk.get(http.address("/desk/api/calls")));
        assertThat(all.get(0).path("callId").asString()).isEqualTo("c1");
        assertThat(desk.get(http.address("/desk/api/calls/c2/media")).statusCode()).isEqualTo(404);
    }

    @Test
    void nobody_else_does() {
        assertThat(desk.get(http.address(PATH)).statusCode()).isEqualTo(401);
        logIn("mary");
        assertThat(desk.get(http.address(PATH)).statusCode()).isEqualTo(403);
        assertThat(desk.get(http.address("/desk/api/calls")).statusCode()).isEqualTo(403);
    }

    private void logIn(String login) {
        HttpResponse<String> response =
                desk.post(
                        http.address("/desk/api/login"),
                        "{'login':'" + login + "','password':'" + HttpWorld.PASSWORD + "'}");
        assertThat(response.statusCode()).isEqualTo(200);
        String cookie = response.headers().firstValue("Set-Cookie").orElseThrow();
        desk.with("Cookie", cookie.substring(0, cookie.indexOf(';')));
    }
}
