package dev.vident.server.composition;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Compares two compositions picture by picture. Safe for use by any thread.
public final class Similarity {
    private static final Duration TIME_LIMIT = Duration.ofMinutes(10);
    private static final Pattern ALL_PLANES = Pattern.compile("All:([0-9.]+)");

    private final FfmpegPrograms programs;

    public Similarity(FfmpegPrograms programs) {
        this.programs = programs;
    }

    /// The mean structural similarity (SSIM) over all pictures and planes: 1 for equal pictures.
    ///
    /// @throws FfmpegFailure when one of them cannot be decoded or they differ in size
    public double ssim(Path one, Path other) throws FfmpegFailure, InterruptedException {
        String perPicture =
                FfmpegProcess.text(
                        programs.ffmpeg(),
                        List.of(
                                "-nostdin",
                                "-v",
                                "error",
                                "-i",
                                one.toAbsolutePath().toString(),
                                "-i",
                                other.toAbsolutePath().toString(),
                                "-lavfi",
                                "[0:v][1:v]ssim=stats_file=-",
                                "-f",
                                "null",
                                "/dev/null"),
                        TIME_LIMIT);
        Matcher values = ALL_PLANES.matcher(perPicture);
        return values.results()
                .mapToDouble(result -> Double.parseDouble(result.group(1)))
                .average()
                .orElseThrow(() -> new FfmpegFailure("compared no picture"));
    }
}
