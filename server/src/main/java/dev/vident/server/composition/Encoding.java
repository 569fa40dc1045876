package dev.vident.server.composition;

/// How the picture of a composition is encoded. Picture graph, sound and container are the same.
///
/// @param codec as ffprobe calls it
/// @param videoOptions for ffmpeg, separated by single spaces
/// @param frameRate pictures a second
public record Encoding(String codec, String videoOptions, int frameRate) {
    /// Pictures a second that people get unless they want another number.
    public static final int STANDARD_FRAME_RATE = 25;

    public static final int FRAME_RATE_MIN = 5;
    public static final int FRAME_RATE_MAX = 60;

    /// Every so many seconds the picture can be entered.
    private static final int KEY_FRAME_SECONDS = 4;

    /// What people get: small and quick.
    public static final Encoding STANDARD = of(VideoCodec.H264, VideoCodec.H264.standardQuality());

    /// Every pixel as the graph made it, to compare others with; many times as large.
    public static final Encoding LOSSLESS =
            new Encoding(
                    VideoCodec.H264.probedName(),
                    "-c:v libx264 -preset ultrafast -qp 0 -g 100 -pix_fmt yuv420p",
                    STANDARD_FRAME_RATE);

    /// @param quality the encoder's constant rate factor: smaller is better and takes more bytes; 1
    ///   to [VideoCodec#QUALITY_MAX]
    public static Encoding of(VideoCodec codec, int quality) {
        return of(codec, quality, STANDARD_FRAME_RATE);
    }

    /// As the other.
    ///
    /// @param frameRate pictures a second, [#FRAME_RATE_MIN] to [#FRAME_RATE_MAX]
    public static Encoding of(VideoCodec codec, int quality, int frameRate) {
        return new Encoding(
                codec.probedName(),
                codec.options().formatted(quality, KEY_FRAME_SECONDS * frameRate),
                frameRate);
    }
}
