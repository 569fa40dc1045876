package dev.vident.bench;

import java.util.Locale;

/// What `bench compose` found.
///
/// @param speedPerCore seconds of call per CPU second of ffmpeg, ffprobe and their parent
/// @param secondsFromHangUpToReady from the complete journals to the checked file
/// @param megabytesPerMinute size of the composition, in 1,000,000 bytes
/// @param ssim mean similarity to a lossless rendering of the same pictures, 1 for equal ones
/// @param avOffsetMillisMax largest distance of a flash from its beep
/// @param markersMissing flashes and beeps of the call that are not in the composition
public record ComposeBenchResult(
        double speedPerCore,
        double secondsFromHangUpToReady,
        double megabytesPerMinute,
        double ssim,
        double avOffsetMillisMax,
        int markersMissing) {

    private static final double SPEED_MIN = 3.5;
    private static final double MEGABYTES_MAX = 6;
    private static final double SSIM_MIN = 0.95;
    private static final double OFFSET_MAX = 40;

    boolean meetsTargets() {
        return speedPerCore >= SPEED_MIN
                && megabytesPerMinute <= MEGABYTES_MAX
                && ssim >= SSIM_MIN
                && avOffsetMillisMax <= OFFSET_MAX
                && markersMissing == 0;
    }

    String table() {
        return String.format(
                Locale.ROOT,
                """
                seconds of call per CPU second    %8.2f   (at least %.1f)
                seconds from hang-up to ready     %8.2f
                megabytes per minute              %8.2f   (at most %.0f)
                similarity to lossless, SSIM      %8.4f   (at least %.2f)
                sound apart from picture, ms      %8.1f   (at most %.0f)
                flashes and beeps missing         %8d   (none)\
                """,
                speedPerCore,
                SPEED_MIN,
                secondsFromHangUpToReady,
                megabytesPerMinute,
                MEGABYTES_MAX,
                ssim,
                SSIM_MIN,
                avOffsetMillisMax,
                OFFSET_MAX,
                markersMissing);
    }
}
