package dev.vident.server.composition;

import static dev.vident.server.composition.Watched.assertMarkers;
import static dev.vident.server.composition.Watched.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.media.journal.MediaKind;
import dev.vident.media.synthetic.ClipName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    @Test
    void a_reconnect_across_a_seam_and_somebody_without_a_camera() throws Exception {
        RecordedCall call = new RecordedCall(folder, "reconnect");
        call.add(
                new RecordedConnection("applicant", ClipName.WARM, 0, 40_000)
                        .only(MediaKind.AUDIO));
        call.add(new RecordedConnection("operator", ClipName.COOL, 0, 10_700));
        call.add(new RecordedConnection("operator", ClipName.COOL, 20_000, 12_700).epoch(1));
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
        Path again = Files.createDirectory(folder.resolve("again"));
        try (GrowingRecording growing = new GrowingRecording(call, again)) {
            rolling.opened(growing.folder);
            while (growing.grow()) {
                parts += rolling.advance() ? 1 : 0;
            }
            growing.seal();
            return Watched.render(
                    programs, growing.folder, rolling, LayoutStyle.SIDE_BY_SIDE, Encoding.STANDARD);
        }
    }
}
