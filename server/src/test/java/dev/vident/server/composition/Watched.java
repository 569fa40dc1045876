package dev.vident.server.composition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vident.media.synthetic.ClipName;
import dev.vident.server.recording.RecordingFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
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
    private static final int LOOK_WIDTH = 520;
    private static final int LOOK_HEIGHT = 240;

    /// Renders a call beside its recording; the file must be exact to the frame.
    static Watched render(FfmpegPrograms programs, RecordedCall call) throws Exception {
        return render(programs, call, LayoutStyle.SIDE_BY_SIDE, Encoding.STANDARD);
    }

    /// As above, in another form.
    static Watched render(
            FfmpegPrograms programs, RecordedCall call, LayoutStyle style, Encoding encoding)
            throws Exception {
        Renderer renderer = new Composer(programs, THREADS, encoding, _ -> style);
        return render(programs, call.folder, renderer, style, encoding);
    }

    /// As above, by another renderer that renders in this form.
    static Watched render(
            FfmpegPrograms programs,
            RecordingFolder recording,
            Renderer renderer,
            LayoutStyle style,
            Encoding encoding)
            throws Exception {
        Layout layout = Layout.of(List.of(), style);
        RenderedVideo video =
                renderer.compose(
                        recording,
                        recording.path().resolveSibling(recording.callId() + ".mp4"),
                        _ -> {});
        MediaFacts facts = new Probe(programs).counting(video.file());
        assertThat(facts.durationSeconds()).isCloseTo(video.durationSeconds(), within(0.001));
        StrictMp4 strict = StrictMp4.check(video.file());
        assertThat(strict.durationSeconds()).isCloseTo(video.durationSeconds(), within(0.001));
        assertThat(strict.createdAt()).isEqualTo(video.start().truncatedTo(ChronoUnit.SECONDS));
        assertThat(complaints(programs, video.file())).isEmpty();
        MediaFacts.Stream picture = facts.first("video").orElseThrow();
        assertThat(picture.frames()).isEqualTo(video.durationSeconds() * encoding.frameRate());
        assertThat(picture.codec()).isEqualTo(encoding.codec());
        assertThat(picture.width()).isEqualTo(layout.width());
        Markers markers =
                new MarkerFinder(programs)
                        .find(
                                video.file(),
                                layout,
                                List.of(
                                        new MarkerFinder.Wanted(
                                                "applicant", ClipName.WARM.beepHertz()),
                                        new MarkerFinder.Wanted(
                                                "operator", ClipName.COOL.beepHertz())));
        return new Watched(video, markers.seats().get(0), markers.seats().get(1));
    }

    /// What ffprobe says against a file of which it reads every packet.
    private static String complaints(FfmpegPrograms programs, Path file)
            throws FfmpegFailure, InterruptedException {
        String probe =
                "exec \"$0\" -v error -count_packets -show_entries stream=index \"$1\" 2>&1 >/dev/null";
        return FfmpegProcess.text(
                Path.of("/bin/sh"),
                List.of(
                        "-c",
                        probe,
                        programs.ffprobe().toString(),
                        file.toAbsolutePath().toString()),
                Duration.ofMinutes(1));
    }

    /// Whether a cell shows bright letters on the dark canvas and nothing else at that moment.
    boolean showsPlacard(FfmpegPrograms programs, double seconds, int cell)
            throws FfmpegFailure, InterruptedException {
        byte[] pixels =
                look(programs, seconds, new Area(640 * cell + 60, 120, LOOK_WIDTH, LOOK_HEIGHT));
        int dark = 0;
        int bright = 0;
        for (byte pixel : pixels) {
            dark += (pixel & 0xff) < 50 ? 1 : 0;
            bright += (pixel & 0xff) > 100 ? 1 : 0;
        }
        return dark > 0.9 * pixels.length && bright > 100;
    }

    /// A part of the picture in pixels.
    record Area(int x, int y, int width, int height) {}

    /// The brightness of each pixel of an area at that moment.
    byte[] look(FfmpegPrograms programs, double seconds, Area area)
            throws FfmpegFailure, InterruptedException {
        byte[] pixels = new byte[area.width() * area.height()];
        String command =
                "-nostdin -v error -ss %s -i %s -frames:v 1 -vf crop=%d:%d:%d:%d -pix_fmt gray -f rawvideo pipe:1"
                        .formatted(
                                seconds,
                                video.file().toAbsolutePath(),
                                area.width(),
                                area.height(),
                                area.x(),
                                area.y());
        FfmpegProcess.run(
                programs.ffmpeg(),
                List.of(command.split(" ")),
                Path.of("."),
                Duration.ofSeconds(30),
                output -> output.readNBytes(pixels, 0, pixels.length));
        return pixels;
    }

    /// Mean distance of two pictures, 0–255.
    static double difference(byte[] one, byte[] other) {
        long sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += Math.abs((one[i] & 0xff) - (other[i] & 0xff));
        }
        return (double) sum / one.length;
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
