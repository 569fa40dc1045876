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
import dev.vident.server.composition.Similarity;
import dev.vident.server.recording.RecordingFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Composes a generated call as the server does after hang-up, and watches the result.
final class ComposeBench {

    /// As the server renders.
    private static final int THREADS = 2;

    private static final int SAMPLE_SECONDS = 20;

    /// One flash and one beep each second of each of two people.
    private static final int MARKERS_PER_SECOND = 4;

    private final int seconds;
    private final Path folder;
    private final PrintStream progress;

    /// @param seconds length of the call
    /// @param folder to work in; everything there is the caller's to remove
    ComposeBench(int seconds, Path folder, PrintStream progress) {
        this.seconds = seconds;
        this.folder = folder;
        this.progress = progress;
    }

    ComposeBenchResult run()
            throws IOException, CompositionFailure, FfmpegFailure, InterruptedException {
        FfmpegPrograms programs = programs();
        progress.println("recording a call of " + seconds + " s and a sample");
        RecordingFolder call = SyntheticCall.record(folder, "call", seconds);
        RecordingFolder sample = SyntheticCall.record(folder, "sample", SAMPLE_SECONDS);

        progress.println("composing the sample twice, as usual and without loss");
        double ssim =
                new Similarity(programs)
                        .ssim(
                                compose(programs, Encoding.STANDARD, sample).file(),
                                compose(programs, Encoding.LOSSLESS, sample).file());

        progress.println("composing the call");
        double cpuBefore = CpuClock.seconds();
        long before = System.nanoTime();
        RenderedVideo video = compose(programs, Encoding.STANDARD, call);
        double elapsed = (System.nanoTime() - before) / 1e9;
        double cpu = CpuClock.seconds() - cpuBefore;

        progress.println("watching and listening");
        Markers markers = watch(programs, video);
        return new ComposeBenchResult(
                rounded(seconds / cpu, 100),
                rounded(elapsed, 100),
                rounded(Files.size(video.file()) / 1e6 / (seconds / 60.0), 100),
                rounded(ssim, 10_000),
                rounded(markers.largestOffsetMillis().orElse(Double.MAX_VALUE), 10),
                Math.max(0, seconds * MARKERS_PER_SECOND - markers.found()));
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
