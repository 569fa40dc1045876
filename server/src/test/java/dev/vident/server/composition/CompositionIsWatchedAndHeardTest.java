package dev.vident.server.composition;

import static dev.vident.server.composition.Watched.assertMarkers;
import static dev.vident.server.composition.Watched.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.media.journal.MediaKind;
import dev.vident.media.synthetic.Clip;
import dev.vident.media.synthetic.ClipName;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Renders calls and looks for every flash and every beep in the finished file.
class CompositionIsWatchedAndHeardTest {
    private static FfmpegPrograms programs;

    @TempDir Path folder;

    @BeforeAll
    static void findPrograms() throws InterruptedException {
        programs = Ffmpeg.programs();
    }

    @Test
    void two_participants_of_whom_one_joins_late() throws Exception {
        RecordedCall call = new RecordedCall(folder, "late");
        call.add(new RecordedConnection("applicant", ClipName.WARM, 0, 8_000));
        call.add(new RecordedConnection("operator", ClipName.COOL, 3_000, 4_700));
        Watched result = Watched.render(programs, call);
        assertThat(result.video().durationSeconds()).isEqualTo(8);
        assertMarkers(result.applicant().flashSeconds(), seconds(0, 8));
        assertMarkers(result.applicant().beepSeconds(), seconds(0, 8));
        assertMarkers(result.operator().flashSeconds(), seconds(3, 8));
        assertMarkers(result.operator().beepSeconds(), seconds(3, 8));
    }

    @Test
    void a_participant_who_reconnects_and_one_without_a_camera() throws Exception {
        RecordedCall call = new RecordedCall(folder, "reconnect");
        call.add(
                new RecordedConnection("applicant", ClipName.WARM, 0, 10_000)
                        .only(MediaKind.AUDIO));
        call.add(new RecordedConnection("operator", ClipName.COOL, 0, 3_700));
        call.add(new RecordedConnection("operator", ClipName.COOL, 6_000, 3_700).epoch(1));
        Watched result = Watched.render(programs, call);
        assertThat(result.video().durationSeconds()).isEqualTo(10);
        assertThat(result.applicant().flashSeconds()).isEmpty();
        assertMarkers(result.applicant().beepSeconds(), seconds(0, 10));
        double[] expected = DoubleStream.concat(seconds(0, 4), seconds(6, 10)).toArray();
        assertMarkers(result.operator().flashSeconds(), DoubleStream.of(expected));
        assertMarkers(result.operator().beepSeconds(), DoubleStream.of(expected));
    }

    @Test
    void clocks_that_run_apart_and_tell_the_wrong_hour() throws Exception {
        RecordedCall call = new RecordedCall(folder, "clocks");
        long twoHours = 7_200_000_000L;
        call.add(
                new RecordedConnection("applicant", ClipName.WARM, 0, 60_000).clock(200, twoHours));
        call.add(
                new RecordedConnection("operator", ClipName.COOL, 1_000, 58_000)
                        .clock(-200, -twoHours));
        Watched result = Watched.render(programs, call);
        assertThat(result.video().durationSeconds()).isEqualTo(60);
        assertMarkers(result.applicant().flashSeconds(), seconds(0, 60));
        assertMarkers(result.applicant().beepSeconds(), seconds(0, 60));
        assertMarkers(result.operator().flashSeconds(), seconds(1, 59));
        assertMarkers(result.operator().beepSeconds(), seconds(1, 59));
    }

    @Test
    void lost_packets_cost_what_was_in_them_and_shift_nothing() throws Exception {
        RecordedCall call = new RecordedCall(folder, "loss");
        call.add(
                new RecordedConnection("applicant", ClipName.WARM, 0, 6_000)
                        .only(MediaKind.AUDIO)
                        .losing(packet -> packet < 3 || (packet >= 60 && packet < 66)));
        // The first key frame, and later some frames in the middle.
        call.add(
                new RecordedConnection("applicant", ClipName.WARM, 0, 6_000)
                        .only(MediaKind.VIDEO)
                        .losing(packet -> packet < 3 || (packet >= 70 && packet < 76)));
        call.add(new RecordedConnection("operator", ClipName.COOL, 0, 6_000).withoutReports());
        Watched result = Watched.render(programs, call);
        assertThat(result.video().durationSeconds()).isEqualTo(6);
        assertMarkers(result.applicant().flashSeconds(), seconds(0, 6));
        assertMarkers(result.applicant().beepSeconds(), seconds(0, 6));
        assertMarkers(result.operator().flashSeconds(), seconds(0, 6));
        assertMarkers(result.operator().beepSeconds(), seconds(0, 6));
    }

    @Test
    void a_camera_that_changes_its_resolution_in_the_middle() throws Exception {
        List<byte[]> half = OtherPictures.make(programs, folder, "scale=320:240");
        Clip whole = Clip.load(ClipName.WARM);
        RecordedCall call = new RecordedCall(folder, "resolution");
        call.add(
                new RecordedConnection("applicant", ClipName.WARM, 0, 8_000)
                        .pictures(
                                // Pictures 90 to 149 are small; both are key frames.
                                frame ->
                                        frame >= 90 && frame < 150
                                                ? half.get((int) (frame % half.size()))
                                                : whole.frame(frame)));
        call.add(new RecordedConnection("operator", ClipName.COOL, 0, 8_000));
        Watched result = Watched.render(programs, call);
        assertThat(result.video().durationSeconds()).isEqualTo(8);
        assertMarkers(result.applicant().flashSeconds(), seconds(0, 8));
        assertMarkers(result.applicant().beepSeconds(), seconds(0, 8));
        assertMarkers(result.operator().flashSeconds(), seconds(0, 8));
        assertMarkers(result.operator().beepSeconds(), seconds(0, 8));
    }
}
