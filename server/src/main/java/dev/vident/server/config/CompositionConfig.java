package dev.vident.server.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// How compositions are rendered.
///
/// @param parallelism compositions rendered at the same time
/// @param ffmpegFolder folder with `ffmpeg` and `ffprobe`; null for the ones that come with Vident
public record CompositionConfig(int parallelism, @Nullable Path ffmpegFolder) {
    static CompositionConfig from(ConfigValues values) {
        return new CompositionConfig(
                values.integer(Settings.COMPOSITION_PARALLELISM, 1, 64),
                values.isSet(Settings.COMPOSITION_FFMPEG)
                        ? Path.of(values.text(Settings.COMPOSITION_FFMPEG))
                        : null);
    }
}
