package dev.vident.server.composition;

/// How the picture of a composition is encoded. Picture graph, sound and container are the same.
///
/// @param codec as ffprobe calls it
/// @param videoOptions for ffmpeg, separated by single spaces
public record Encoding(String codec, String videoOptions) {
    /// What people get: small and quick.
    public static final Encoding STANDARD = of(VideoCodec.H264, VideoCodec.H264.standardQuality());

    /// Every pixel as the graph made it, to compare others with; many times as large.
    public static final Encoding LOSSLESS =
            new Encoding(
                    VideoCodec.H264.probedName(),
                    "-c:v libx264 -preset ultrafast -qp 0 -g 100 -pix_fmt yuv420p");

    /// @param quality the encoder's constant rate factor: smaller is better and takes more bytes; 1
    ///   to [VideoCodec#QUALITY_MAX]
    public static Encoding of(VideoCodec codec, int quality) {
        return new Encoding(codec.probedName(), codec.options().formatted(quality));
    }
}
