package dev.vident.server.composition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vident.media.synthetic.ClipName;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// A call that was rendered, watched and listened to.
///
/// @param applicant plays the warm clip
/// @param operator plays the cool clip
record Watched(RenderedVideo video, Markers.Seat applicant, Markers.Seat operator) {
    /// Half a picture of the composition, half a step of AAC and millisecond time stamps add up to
    /// less.
    private static final double TOLERANCE_SECONDS = 0.040;

    private static final int THREADS = 2;

    /// Renders a call beside its recording; the file must be exact to the frame.
    static Watched render(FfmpegPrograms programs, RecordedCall call) throws Exception {
        Path recording = call.folder.path();
        RenderedVideo video =
                new Composer(programs, THREADS)
                        .compose(
                                call.folder,
                                recording.resolveSibling(call.folder.callId() + ".mp4"),
                                _ -> {});
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
        return new Watched(video, markers.seats().get(0), markers.seats().get(1));
    }

    /// The markers of these seconds; each comes 480 ms late.
    static DoubleStream seconds(int from, int end) {
        return IntStream.range(from, end).mapToDouble(second -> second + 0.48);
    }

    static void assertMarkers(List<Double> found, DoubleStream expected) {
        List<Double> wanted = expected.boxed().toList();
        assertThat(found).as("wanted: %s", wanted).hasSameSizeAs(wanted);
        for (int i = 0; i < wanted.size(); i++) {
            assertThat(found.get(i)).isCloseTo(wanted.get(i), within(TOLERANCE_SECONDS));
        }
    }
}
