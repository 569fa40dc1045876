package dev.vident.server.composition;

import static dev.vident.server.composition.Watched.assertMarkers;
import static dev.vident.server.composition.Watched.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.media.journal.MediaKind;
import dev.vident.media.rtp.VideoEncoding;
import dev.vident.media.synthetic.Clip;
import dev.vident.media.synthetic.ClipName;
import dev.vident.server.platform.Randomness;
import dev.vident.server.recording.RecordingFolder;
import dev.vident.server.recording.RecordingKeys;
import dev.vident.server.recording.SealedCopy;
import dev.vident.server.secret.MasterKey;
import dev.vident.server.secret.Vault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Composes calls while they are being recorded, and looks for every flash and every beep.
class RollingCompositionTest {
    private static final int THREADS = 2;

    private static FfmpegPrograms programs;

    @TempDir Path folder;

    private RollingCompositions rolling;
    private int parts;

    @BeforeAll
    static void findPrograms() throws InterruptedException {
        programs = Ffmpeg.programs();
    }

    @BeforeEach
    void begin() throws Exception {
        rolling =
                new RollingCompositions(
                        new Composer(programs, THREADS), folder.resolve("rolling"), 1, () -> false);
    }

    @Test
    void two_people_whose_clocks_run_apart_are_seen_and_heard_across_all_seams() throws Exception {
        RecordedCall call = new RecordedCall(folder, "clocks");
        call.add(
                new RecordedConnection("applicant", ClipName.WARM, 0, 53_700)
                        .clock(200, 7_200_000_000L));
        call.add(new RecordedConnection("operator", ClipName.COOL, 3_000, 50_700).clock(-200, 0));
        Watched result = composeWhileRecorded(call);
        assertThat(parts).isEqualTo(3);
        assertThat(result.video().durationSeconds()).isEqualTo(54);
        assertMarkers(result.applicant().flashSeconds(), seconds(0, 54));
        assertMarkers(result.applicant().beepSeconds(), seconds(0, 54));
        assertMarkers(result.operator().flashSeconds(), seconds(3, 54));
        assertMarkers(result.operator().beepSeconds(), seconds(3, 54));
        assertThat(folder.resolve("rolling")).isEmptyDirectory();
    }

    @ParameterizedTest
    @EnumSource(VideoEncoding.class)
    void a_reconnect_across_a_seam_and_somebody_without_a_camera(VideoEncoding encoding)
            throws Exception {
        RecordedCall call = new RecordedCall(folder, "reconnect");
        call.add(
                new RecordedConnection("applicant", ClipName.WARM, 0, 40_000)
                        .only(MediaKind.AUDIO));
        call.add(new RecordedConnection("operator", ClipName.COOL, 0, 10_700).in(encoding));
        call.add(
                new RecordedConnection("operator", ClipName.COOL, 20_000, 12_700)
                        .in(encoding)
                        .epoch(1));
        Watched result = composeWhileRecorded(call);
        assertThat(parts).isEqualTo(2);
        assertThat(result.video().durationSeconds()).isEqualTo(40);
        assertMarkers(result.applicant().beepSeconds(), seconds(0, 40));
        double[] expected = DoubleStream.concat(seconds(0, 11), seconds(20, 33)).toArray();
        assertMarkers(result.operator().flashSeconds(), DoubleStream.of(expected));
        assertMarkers(result.operator().beepSeconds(), DoubleStream.of(expected));
        assertThat(result.showsPlacard(programs, 15.9, 1)).isTrue();
        assertThat(result.showsPlacard(programs, 16.1, 1)).isTrue();
    }

    @Test
    void what_arrived_after_its_part_was_finished_is_not_lost() throws Exception {
        RecordedCall call = new RecordedCall(folder, "late");
        call.add(new RecordedConnection("applicant", ClipName.WARM, 0, 24_000));
        RecordedConnection slow = new RecordedConnection("operator", ClipName.COOL, 0, 24_000);
        slow.heldUp(12_000, 21_000);
        call.add(slow);
        Watched result = composeWhileRecorded(call);
        assertThat(result.video().durationSeconds()).isEqualTo(24);
        assertMarkers(result.applicant().flashSeconds(), seconds(0, 24));
        assertMarkers(result.operator().flashSeconds(), seconds(0, 24));
        assertMarkers(result.operator().beepSeconds(), seconds(0, 24));
    }

    @Test
    void pictures_in_h264_are_lost_on_both_sides_of_a_seam() throws Exception {
        RecordedCall call = new RecordedCall(folder, "h264");
        call.add(
                new RecordedConnection("applicant", ClipName.WARM, 0, 24_000)
                        .in(VideoEncoding.H264)
                        .gap(15_700, 16_300));
        call.add(
                new RecordedConnection("operator", ClipName.COOL, 0, 24_000)
                        .in(VideoEncoding.H264)
                        .losing(packet -> packet % 50 == 0));
        Watched result = composeWhileRecorded(call);
        assertThat(parts).isEqualTo(1);
        assertThat(result.video().durationSeconds()).isEqualTo(24);
        assertMarkers(result.applicant().flashSeconds(), seconds(0, 24));
        assertMarkers(result.operator().flashSeconds(), call.flashSeconds("operator", 24));
    }

    @Test
    void an_encrypted_call_is_read_while_its_blocks_are_being_written() throws Exception {
        RecordedCall call = new RecordedCall(folder, "sealed");
        call.add(new RecordedConnection("applicant", ClipName.WARM, 0, 39_700));
        call.add(new RecordedConnection("operator", ClipName.COOL, 0, 39_700));
        RecordingFolder sealed = RecordingFolder.of(folder.resolve("sealed"), "sealed", keys());
        SealedCopy.of(call.folder, sealed, 7_001);
        GrowingFiles growing = new GrowingFiles(sealed, folder.resolve("again"), 200);
        rolling.opened(growing.folder);
        while (growing.grow()) {
            parts += rolling.advance() ? 1 : 0;
        }
        growing.seal();
        Watched result = watch(growing.folder, rolling, LayoutStyle.SIDE_BY_SIDE);
        assertThat(parts).isEqualTo(2);
        assertThat(result.video().durationSeconds()).isEqualTo(40);
        assertMarkers(result.applicant().flashSeconds(), seconds(0, 40));
        assertMarkers(result.applicant().beepSeconds(), seconds(0, 40));
        assertMarkers(result.operator().flashSeconds(), seconds(0, 40));
        assertMarkers(result.operator().beepSeconds(), seconds(0, 40));
    }

    @Test
    void a_picture_frozen_across_a_seam_and_an_inset_look_as_in_one_piece() throws Exception {
        RecordedCall call = new RecordedCall(folder, "frozen");
        Clip warm = Clip.load(ClipName.WARM);
        // No key frame for eight seconds after a loss: longer than a part waits.
        call.add(
                new RecordedConnection("applicant", ClipName.WARM, 0, 39_700)
                        .pictures(frame -> {
                            long millis = RecordedConnection.pictureMillis(frame);
                            boolean key = (warm.frame(frame)[0] & 1) == 0;
                            boolean noKeys = millis >= 13_800 && millis < 22_000;
                            return warm.frame(key && noKeys ? frame + 1 : frame);
                        })
                        .gap(13_760, 13_840));
        call.add(new RecordedConnection("operator", ClipName.COOL, 0, 39_700));
        LayoutStyle style = LayoutStyle.PICTURE_IN_PICTURE;
        Composer composer = new Composer(programs, THREADS, Encoding.STANDARD, _ -> style);
        rolling = new RollingCompositions(composer, folder.resolve("rolling"), 1, () -> false);
        RecordingFolder recorded = record(call);
        Watched parted = watch(recorded, rolling, style);
        assertThat(parts).isEqualTo(2);
        Path whole = folder.resolve("whole.mp4");
        RenderedVideo asOne = composer.compose(recorded, whole, _ -> {});
        double ssim = new Similarity(programs).ssim(parted.video().file(), asOne.file());
        assertThat(ssim).isGreaterThan(0.99);
        DoubleStream flashes = DoubleStream.concat(seconds(0, 14), seconds(22, 40));
        assertMarkers(parted.applicant().flashSeconds(), flashes);
        assertMarkers(parted.operator().flashSeconds(), seconds(0, 40));
        Watched.Area picture = new Watched.Area(60, 120, 520, 240);
        for (double second : new double[] {14.5, 15.9, 16.1, 17.5, 21.5}) {
            byte[] seen = parted.look(programs, second, picture);
            byte[] wanted =
                    new Watched(asOne, parted.applicant(), parted.operator())
                            .look(programs, second, picture);
            assertThat(Watched.difference(seen, wanted)).as("at %s", second).isLessThan(3);
        }
    }

    @Test
    void no_more_calls_than_allowed_are_composed_while_they_run() throws Exception {
        RecordedCall first = new RecordedCall(folder, "first");
        RecordedCall second = new RecordedCall(folder, "second");
        rolling.opened(first.folder);
        rolling.opened(second.folder);
        assertThat(folder.resolve("rolling")).isDirectoryContaining("glob:**/first");
        assertThat(folder.resolve("rolling").resolve("second")).doesNotExist();
        rolling.close();
        assertThat(folder.resolve("rolling")).isEmptyDirectory();
    }

    private Watched composeWhileRecorded(RecordedCall call) throws Exception {
        return watch(record(call), rolling, LayoutStyle.SIDE_BY_SIDE);
    }

    /// Records a call again, composing meanwhile.
    private RecordingFolder record(RecordedCall call) throws Exception {
        Path again = Files.createDirectory(folder.resolve("again"));
        try (GrowingRecording growing = new GrowingRecording(call, again)) {
            rolling.opened(growing.folder);
            while (growing.grow()) {
                parts += rolling.advance() ? 1 : 0;
            }
            growing.seal();
            return growing.folder;
        }
    }

    private static Watched watch(RecordingFolder recording, Renderer renderer, LayoutStyle style)
            throws Exception {
        return Watched.render(programs, recording, renderer, style, Encoding.STANDARD);
    }

    private static RecordingKeys keys() {
        Randomness randomness = new Randomness(new Random(1));
        MasterKey master = MasterKey.parse("01".repeat(MasterKey.LENGTH_BYTES));
        return RecordingKeys.of(new Vault(master, randomness), randomness);
    }
}
