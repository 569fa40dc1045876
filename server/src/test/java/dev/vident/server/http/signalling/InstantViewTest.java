package dev.vident.server.http.signalling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.media.journal.JournalHeader;
import dev.vident.media.journal.JournalWriter;
import dev.vident.media.journal.MediaKind;
import dev.vident.media.journal.RecordKind;
import dev.vident.media.journal.TrackDescription;
import dev.vident.server.applicant.Applicant;
import dev.vident.server.call.Call;
import dev.vident.server.call.CallState;
import dev.vident.server.composition.Composition;
import dev.vident.server.composition.CompositionState;
import dev.vident.server.identification.Identification;
import dev.vident.server.operator.Role;
import dev.vident.server.platform.Mode;
import dev.vident.server.recording.RecordingArchive;
import dev.vident.server.recording.RecordingFolder;
import dev.vident.server.recording.RecordingKeys;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What the desk may play of a call before and after its composition is there.
class InstantViewTest {
    private static final String CALL = "00000000000000000000ca11";
    private static final long START_MICROS = 1_700_000_000_000_000L;
    private static final int PACKETS = 100;

    @TempDir Path folder;

    private HttpWorld http;
    private final FakeBrowser desk = new FakeBrowser();

    @BeforeEach
    void aCallWasRecorded() throws IOException {
        http = new HttpWorld(folder);
        http.addOperator("mary", "Mary Smith", Role.OPERATOR);
        http.addOperator("root", "The Administrator", Role.ADMINISTRATOR);
        Applicant applicant = http.world.consentingApplicant("u-1");
        RecordingFolder recording = RecordingFolder.of(folder.resolve("recordings"), CALL);
        record(recording);
        new RecordingArchive(folder.resolve("recordings"), RecordingKeys.NONE, http.world.clock)
                .finish(recording);
        Identification one = http.world.identifications.ofApplicant(applicant.id());
        Instant now = http.world.clock.instant();
        http.world
                .stores
                .calls()
                .insert(
                        new Call(
                                CALL,
                                one.id(),
                                applicant.id(),
                                one.inspectionId(),
                                Mode.SANDBOX,
                                "00000000000000000000face",
                                "Mary Smith",
                                new CallState.Ringing(),
                                now));
        http.world
                .stores
                .compositions()
                .insert(
                        Composition.recorded(
                                CALL,
                                "00000000000000000000ed1a",
                                applicant.id(),
                                one.inspectionId(),
                                Mode.SANDBOX,
                                now));
    }

    @AfterEach
    void stop() {
        desk.close();
        http.close();
    }

    /// Two seconds of silence from an applicant without a camera.
    private static void record(RecordingFolder recording) throws IOException {
        TrackDescription track =
                new TrackDescription(CALL, "applicant", 0, MediaKind.AUDIO, "opus", 48_000, 111);
        Files.createDirectories(recording.path());
        FileChannel file =
                FileChannel.open(
                        recording.journal(track),
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.WRITE);
        try (JournalWriter journal =
                new JournalWriter(file, new JournalHeader(track, START_MICROS))) {
            for (int i = 0; i < PACKETS; i++) {
                byte[] packet =
                        ByteBuffer.allocate(15)
                                .put((byte) 0x80)
                                .put((byte) 111)
                                .putShort((short) i)
                                .putInt(960 * i)
                                .putInt(7)
                                .put(new byte[] {(byte) 0xf8, (byte) 0xff, (byte) 0xfe})
                                .array();
                journal.append(
                        RecordKind.RTP, START_MICROS + i * 20_000L, packet, 0, packet.length);
            }
        }
    }

    @Test
    void the_films_of_a_recorded_call_are_listed_and_served_in_parts() {
        logIn("mary");
        JsonNode films =
                FakeBrowser.json(desk.get(http.address("/desk/api/calls/" + CALL + "/views")))
                        .path("items");
        assertThat(films.size()).isEqualTo(1);
        JsonNode film = films.get(0);
        assertThat(film.path("participant").asString()).isEqualTo("applicant");
        assertThat(film.path("hasPicture").asBoolean()).isFalse();
        assertThat(film.path("durationSeconds").asDouble()).isBetween(1.9, 2.1);
        String url = film.path("url").asString();
        HttpResponse<byte[]> whole = desk.getBytes(http.address(url));
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.headers().firstValue("Content-Type")).contains("audio/webm");
        assertThat(whole.headers().firstValue("Cache-Control")).contains("private, no-store");
        desk.with("Range", "bytes=100-199");
        HttpResponse<byte[]> part = desk.getBytes(http.address(url));
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(ByteBuffer.wrap(part.body())).isEqualTo(ByteBuffer.wrap(whole.body(), 100, 100));
    }

    @Test
    void only_those_who_may_see_people_get_films() {
        String views = "/desk/api/calls/" + CALL + "/views";
        assertThat(desk.get(http.address(views)).statusCode()).isEqualTo(401);
        assertThat(desk.get(http.address(views + "/applicant")).statusCode()).isEqualTo(401);
        logIn("root");
        assertThat(desk.get(http.address(views)).statusCode()).isEqualTo(403);
        assertThat(desk.get(http.address(views + "/applicant")).statusCode()).isEqualTo(403);
    }

    @Test
    void there_are_no_films_of_strangers_or_of_other_calls() {
        logIn("mary");
        String views = "/desk/api/calls/" + CALL + "/views";
        assertThat(desk.get(http.address(views + "/operator")).statusCode()).isEqualTo(404);
        assertThat(desk.get(http.address(views + "/..%2Fapplicant")).statusCode()).isEqualTo(404);
        assertThat(desk.get(http.address("/desk/api/calls/none/views")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void when_the_composition_is_there_it_has_a_poster_and_the_films_are_gone() {
        logIn("mary");
        Composition composition = http.world.stores.compositions().find(CALL).orElseThrow();
        http.world
                .stores
                .compositions()
                .update(
                        composition.with(
                                new CompositionState.Ready(
                                        Instant.EPOCH, 2, "compositions/x.mp4", 1, "00")));
        String poster = "/desk/api/media/" + composition.mediaId() + "/poster";
        assertThat(desk.get(http.address("/desk/api/calls/" + CALL + "/views")).statusCode())
                .isEqualTo(404);
        assertThat(desk.get(http.address(poster)).statusCode()).isEqualTo(404);
        http.world
                .stores
                .blobs()
                .put(composition.posterKey(), new ByteArrayInputStream(new byte[] {1, 2, 3}));
        HttpResponse<byte[]> answer = desk.getBytes(http.address(poster));
        assertThat(answer.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(answer.body()).containsExactly(1, 2, 3);
    }

    private void logIn(String login) {
        HttpResponse<String> response =
                desk.post(
                        http.address("/desk/api/login"),
                        "{'login':'" + login + "','password':'" + HttpWorld.PASSWORD + "'}");
        String cookie = response.headers().firstValue("Set-Cookie").orElseThrow();
        desk.with("Cookie", cookie.substring(0, cookie.indexOf(';')));
    }
}
