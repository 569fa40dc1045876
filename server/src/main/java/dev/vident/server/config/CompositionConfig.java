package dev.vident.server.config;

import java.nio.file.Path;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// How compositions are rendered.
///
/// @param parallelism compositions rendered at the same time, 0 for none here
/// @param rollingCalls calls composed while they run; empty for as many as there are cores
/// @param ffmpegFolder folder with `ffmpeg` and `ffprobe`; null for the ones that come with Vident
public record CompositionConfig(
        int parallelism, OptionalInt rollingCalls, @Nullable Path ffmpegFolder) {
    static CompositionConfig from(ConfigValues values) {
        return new CompositionConfig(
                values.integer(Settings.COMPOSITION_PARALLELISM, 0, 64),
                values.isSet(Settings.COMPOSITION_ROLLING_CALLS)
                        ? OptionalInt.of(values.integer(Settings.COMPOSITION_ROLLING_CALLS, 0, 64))
                        : OptionalInt.empty(),
                values.isSet(Settings.COMPOSITION_FFMPEG)
                        ? Path.of(values.text(Settings.COMPOSITION_FFMPEG))
                        : null);
    }
}
