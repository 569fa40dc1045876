package dev.vident.server.composition;

import java.nio.file.Path;

/// The programs the tests run: those that come with Vident, or else the system's.
final class Ffmpeg {
    private static final Path CACHE = Path.of("target", "ffmpeg").toAbsolutePath();

    private Ffmpeg() {}

    static FfmpegPrograms programs() throws InterruptedException {
        return switch (FfmpegPrograms.find(null, CACHE)) {
            case FfmpegSearch.Found(FfmpegPrograms programs) -> programs;
            case FfmpegSearch.Missing missing -> throw new AssertionError(missing);
        };
    }
}
