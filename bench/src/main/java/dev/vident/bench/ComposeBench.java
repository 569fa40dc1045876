package dev.vident.bench;

import dev.vident.media.synthetic.ClipName;
import dev.vident.server.composition.Composer;
import dev.vident.server.composition.CompositionFailure;
import dev.vident.server.composition.Encoding;
import dev.vident.server.composition.FfmpegFailure;
import dev.vident.server.composition.FfmpegPrograms;
import dev.vident.server.composition.FfmpegSearch;
import dev.vident.server.composition.Layout;
import dev.vident.server.composition.MarkerFinder;
import dev.vident.server.composition.Markers;
import dev.vident.server.composition.RenderedVideo;
import dev.vident.server.composition.RollingCompositions;
import dev.vident.server.composition.Similarity;
import dev.vident.server.recording.RecordingArchive;
import dev.vident.server.recording.RecordingFolder;
import dev.vident.server.recording.RecordingKeys;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/// Composes a generated call as the server does, while it is recorded, and watches the result.
final class ComposeBench {

    /// As the server renders.
    private static final int THREADS = 2;

    private static final int SAMPLE_SECONDS = 20;

    /// One flash and one beep each second of each of two people.
    private static final int MARKERS_PER_SECOND = 4;

    private final int seconds;
    private final Path folder;
    private final int liveCalls;
    private final PrintStream progress;

    /// Length of a part and what the server waits beyond its end.
    private static final int PART_SECONDS = 16;

    private static final int BEHIND_SECONDS = 4;

    /// The length nearest to a number of minutes at which hang-up comes at the worst moment: just
    /// before a part would have been composed.
    static int worstSeconds(int minutes) {
        int most = PART_SECONDS + BEHIND_SECONDS;
        return Math.round((minutes * 60f - most) / PART_SECONDS) * PART_SECONDS + most;
    }

    /// @param seconds length of the call
    /// @param folder to work in; everything there is the caller's to remove
    /// @param liveCalls that go on while the call is composed
    ComposeBench(int seconds, Path folder, int liveCalls, PrintStream progress) {
        this.seconds = seconds;
        this.folder = folder;
        this.liveCalls = liveCalls;
        this.progress = progress;
    }

    ComposeBenchResult run() throws Exception {
        FfmpegPrograms programs = programs();
        progress.println("composing a sample twice, as usual and without loss");
        RecordingFolder sample = SyntheticCall.record(folder, "sample", SAMPLE_SECONDS);
        double ssim =
                new Similarity(programs)
                        .ssim(
                                compose(programs, Encoding.STANDARD, sample).file(),
                                compose(programs, Encoding.LOSSLESS, sample).file());

        progress.println("composing a call of " + seconds + " s while it is recorded");
        Rolled rolled = rollBesideCalls(programs);

        progress.println("watching and listening");
        Markers markers = watch(programs, rolled.video());
        return new ComposeBenchResult(
                seconds,
                rounded(seconds / rolled.cpuSeconds(), 100),
                rounded(rolled.readySeconds(), 100),
                rounded(rolled.readyCpuSeconds(), 100),
                rounded(Files.size(rolled.video().file()) / 1e6 / (seconds / 60.0), 100),
                rounded(ssim, 10_000),
                rounded(markers.largestOffsetMillis().orElse(Double.MAX_VALUE), 10),
                Math.max(0, seconds * MARKERS_PER_SECOND - markers.found()),
                liveCalls,
                rolled.lostPackets());
    }

    /// @param cpuSeconds of everything but writing the journals
    /// @param readySeconds from hang-up to the checked file
    /// @param readyCpuSeconds the same in CPU time
    /// @param lostPackets of the live calls beside it
    private record Rolled(
            RenderedVideo video,
            double cpuSeconds,
            double readySeconds,
            double readyCpuSeconds,
            long lostPackets) {}

    private Rolled rollBesideCalls(FfmpegPrograms programs) throws Exception {
        if (liveCalls == 0) {
            return roll(programs);
        }
        try (LiveCalls live = LiveCalls.start(liveCalls, folder.resolve("live"))) {
            Rolled rolled = roll(programs);
            return new Rolled(
                    rolled.video(),
                    rolled.cpuSeconds(),
                    rolled.readySeconds(),
                    rolled.readyCpuSeconds(),
                    live.lost());
        }
    }

    /// The call grows as fast as it can be composed. The next part would be due when it ends, so
    /// that as much as possible is left to be done.
    private Rolled roll(FfmpegPrograms programs)
            throws IOException, CompositionFailure, InterruptedException {
        Composer composer = new Composer(programs, THREADS);
        double cpu = 0;
        try (SyntheticCall call = SyntheticCall.begin(folder, "call");
                RollingCompositions rolling =
                        new RollingCompositions(
                                composer, folder.resolve("rolling"), 1, () -> false)) {
            rolling.opened(call.folder());
            for (int i = 1; i < seconds; i++) {
                call.goOn();
                double cpuBefore = CpuClock.seconds();
                rolling.advance();
                cpu += CpuClock.seconds() - cpuBefore;
            }
            call.goOn();
            double cpuBefore = CpuClock.seconds();
            long hangUp = System.nanoTime();
            call.hangUp();
            new RecordingArchive(folder, RecordingKeys.NONE, InstantSource.system())
                    .finish(call.folder());
            RenderedVideo video =
                    rolling.compose(call.folder(), folder.resolve("call.mp4"), _ -> {});
            double ready = (System.nanoTime() - hangUp) / 1e9;
            double readyCpu = CpuClock.seconds() - cpuBefore;
            return new Rolled(video, cpu + readyCpu, ready, readyCpu, 0);
        }
    }

    private FfmpegPrograms programs() throws IOException, InterruptedException {
        return switch (FfmpegPrograms.find(null, folder.resolve("programs"))) {
            case FfmpegSearch.Found(FfmpegPrograms programs) -> programs;
            case FfmpegSearch.Missing missing ->
                    throw new IOException(
                            missing.reason()
                                    + "; packages that would help: "
                                    + missing.debianPackages());
        };
    }

    private RenderedVideo compose(
            FfmpegPrograms programs, Encoding encoding, RecordingFolder recording)
            throws CompositionFailure, InterruptedException {
        Path target = folder.resolve(recording.callId() + "-" + encoding + ".mp4");
        return new Composer(programs, THREADS, encoding).compose(recording, target, _ -> {});
    }

    private static Markers watch(FfmpegPrograms programs, RenderedVideo video)
            throws FfmpegFailure, InterruptedException {
        return new MarkerFinder(programs)
                .find(
                        video.file(),
                        Layout.of(List.of()),
                        List.of(
                                new MarkerFinder.Wanted("applicant", ClipName.WARM.beepHertz()),
                                new MarkerFinder.Wanted("operator", ClipName.COOL.beepHertz())));
    }

    private static double rounded(double value, double steps) {
        return Math.round(value * steps) / steps;
    }
}
