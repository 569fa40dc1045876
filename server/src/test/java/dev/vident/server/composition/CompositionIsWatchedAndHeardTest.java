package dev.vident.server.composition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vident.media.journal.MediaKind;
import dev.vident.media.synthetic.Clip;
import dev.vident.media.synthetic.ClipName;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Renders calls and looks for every flash and every beep in the finished file.
class CompositionIsWatchedAndHeardTest {
    /// Half a picture of the composition, half a step of AAC and millisecond time stamps add up to
    /// less.
    private static final double TOLERANCE_SECONDS = 0.040;

    private static FfmpegPrograms programs;

    @TempDir Path folder;

    private record Result(RenderedVideo video, Markers.Seat applicant, Markers.Seat operator) {}

    @BeforeAll
    static void findPrograms() throws InterruptedException {
        programs = Ffmpeg.programs();
    }

    @Test
    void two_participants_of_whom_one_joins_late() throws Exception {
        RecordedCall call = new RecordedCall(folder, "late");
        call.add(new RecordedConnection("applicant", ClipName.WARM, 0, 8_000));
        call.add(new RecordedConnection("operator", ClipName.COOL, 3_000, 4_700));
        Result result = render(call);
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
        Result result = render(call);
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
        Result result = render(call);
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
        Result result = render(call);
        assertThat(result.video().durationSeconds()).isEqualTo(6);
        assertMarkers(result.applicant().flashSeconds(), seconds(0, 6));
        assertMarkers(result.applicant().beepSeconds(), seconds(0, 6));
        assertMarkers(result.operator().flashSeconds(), seconds(0, 6));
        assertMarkers(result.operator().beepSeconds(), seconds(0, 6));
    }

    @Test
    void a_camera_that_changes_its_resolution_in_the_middle() throws Exception {
        List<byte[]> half = HalfSizePictures.make(programs, folder);
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
        Result result = render(call);
        assertThat(result.video().durationSeconds()).isEqualTo(8);
        assertMarkers(result.applicant().flashSeconds(), seconds(0, 8));
        assertMarkers(result.applicant().beepSeconds(), seconds(0, 8));
        assertMarkers(result.operator().flashSeconds(), seconds(0, 8));
        assertMarkers(result.operator().beepSeconds(), seconds(0, 8));
    }

    private Result render(RecordedCall call) throws Exception {
        Composer composer = new Composer(programs, 2);
        RenderedVideo video =
                composer.compose(
                        call.folder, folder.resolve(call.folder.callId() + ".mp4"), _ -> {});
        MediaFacts facts = new Probe(programs).counting(video.file());
        assertThat(facts.durationSeconds()).isCloseTo(video.durationSeconds(), within(0.001));
        MediaFacts.Stream picture = facts.first("video").orElseThrow();
        assertThat(picture.frames())
                .isEqualTo(video.durationSeconds() * CompositionPlan.FRAME_RATE);
        assertThat(picture.width()).isEqualTo(1_280);
        Markers markers =
                new MarkerFinder(programs)
                        .find(
                                video.file(),
                                Layout.of(List.of()),
                                List.of(
                                        new MarkerFinder.Wanted(
                                                "applicant", ClipName.WARM.beepHertz()),
                                        new MarkerFinder.Wanted(
                                                "operator", ClipName.COOL.beepHertz())));
        return new Result(video, markers.seats().get(0), markers.seats().get(1));
    }

    /// The markers of these seconds; each comes 480 ms late.
    private static DoubleStream seconds(int from, int end) {
        return IntStream.range(from, end).mapToDouble(second -> second + 0.48);
    }

    private static void assertMarkers(List<Double> found, DoubleStream expected) {
        List<Double> wanted = expected.boxed().toList();
        assertThat(found).as("wanted: %s", wanted).hasSameSizeAs(wanted);
        for (int i = 0; i < wanted.size(); i++) {
            assertThat(found.get(i)).isCloseTo(wanted.get(i), within(TOLERANCE_SECONDS));
        }
    }
}
