package dev.vident.server.config;

import dev.vident.server.composition.Encoding;
import dev.vident.server.composition.LayoutStyle;
import dev.vident.server.composition.VideoCodec;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// How compositions are rendered.
///
/// @param parallelism compositions rendered at the same time, 0 for none here
/// @param rollingCalls calls composed while they run; empty for as many as there are cores
/// @param ffmpegFolder folder with `ffmpeg` and `ffprobe`; null for the ones that come with Vident
/// @param layout of the participants, unless the level says otherwise
/// @param encoding of the picture
/// @param showsOrigin whether the picture says from where the applicant called
/// @param countryHeader by which a trusted proxy says the country; empty for none
public record CompositionConfig(
        int parallelism,
        OptionalInt rollingCalls,
        @Nullable Path ffmpegFolder,
        LayoutStyle layout,
        Encoding encoding,
        boolean showsOrigin,
        String countryHeader) {
    static CompositionConfig from(ConfigValues values) {
        return new CompositionConfig(
                values.integer(Settings.COMPOSITION_PARALLELISM, 0, 64),
                values.isSet(Settings.COMPOSITION_ROLLING_CALLS)
                        ? OptionalInt.of(values.integer(Settings.COMPOSITION_ROLLING_CALLS, 0, 64))
                        : OptionalInt.empty(),
                values.isSet(Settings.COMPOSITION_FFMPEG)
                        ? Path.of(values.text(Settings.COMPOSITION_FFMPEG))
                        : null,
                LayoutStyle.named(values.text(Settings.COMPOSITION_LAYOUT))
                        .orElseThrow(() ->
                                values.refusal(
                                        Settings.COMPOSITION_LAYOUT,
                                        "side-by-side, picture-in-picture or applicant-only")),
                encoding(values),
                values.flag(Settings.COMPOSITION_SHOW_ORIGIN),
                values.text(Settings.COMPOSITION_COUNTRY_HEADER));
    }

    private static Encoding encoding(ConfigValues values) {
        VideoCodec codec =
                VideoCodec.named(values.text(Settings.COMPOSITION_VIDEO_CODEC))
                        .orElseThrow(() ->
                                values.refusal(
                                        Settings.COMPOSITION_VIDEO_CODEC, "h264, av1 or vp9"));
        int quality =
                values.isSet(Settings.COMPOSITION_QUALITY)
                        ? values.integer(Settings.COMPOSITION_QUALITY, 1, VideoCodec.QUALITY_MAX)
                        : codec.standardQuality();
        return Encoding.of(
                codec,
                quality,
                values.integer(
                        Settings.COMPOSITION_FRAME_RATE,
                        Encoding.FRAME_RATE_MIN,
                        Encoding.FRAME_RATE_MAX));
    }
}
