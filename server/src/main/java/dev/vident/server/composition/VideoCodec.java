package dev.vident.server.composition;

import java.util.Arrays;
import java.util.Optional;

/// What compositions may be encoded with; all of them go into MP4.
public enum VideoCodec {
    /// Plays everywhere.
    H264("h264", 25, "-c:v libx264 -preset superfast -crf %d -g %d -pix_fmt yuv420p"),
    /// Half the size or less, at a somewhat higher price; not for old players.
    AV1("av1", 40, "-c:v libsvtav1 -preset 12 -crf %d -g %d -pix_fmt yuv420p"),
    /// For players without H.264.
    VP9(
            "vp9",
            34,
            "-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -b:v 0 -crf %d -g %d -pix_fmt yuv420p");

    /// The largest constant rate factor that H.264 knows.
    public static final int QUALITY_MAX = 51;

    private final String probedName;
    private final int standardQuality;
    private final String options;

    VideoCodec(String probedName, int standardQuality, String options) {
        this.probedName = probedName;
        this.standardQuality = standardQuality;
        this.options = options;
    }

    /// As ffprobe calls it and as it is written in settings.
    public String probedName() {
        return probedName;
    }

    /// The constant rate factor that people get unless they want another.
    public int standardQuality() {
        return standardQuality;
    }

    /// For ffmpeg, with places for the quality and for the pictures from one key frame to the next.
    String options() {
        return options;
    }

    /// The codec of this name.
    public static Optional<VideoCodec> named(String name) {
        return Arrays.stream(values()).filter(codec -> codec.probedName.equals(name)).findFirst();
    }
}
