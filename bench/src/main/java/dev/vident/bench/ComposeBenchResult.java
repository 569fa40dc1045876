package dev.vident.bench;

import java.util.Locale;

/// What `bench compose` found.
///
/// @param seconds length of the call
/// @param speedPerCore seconds of call per CPU second of ffmpeg, ffprobe and their parent
/// @param secondsFromHangUpToReady from the last packet to the checked file, by wall clock
/// @param cpuSecondsFromHangUpToReady the same in CPU time, which a busy machine disturbs less
/// @param megabytesPerMinute size of the composition, in 1,000,000 bytes
/// @param ssim mean similarity to a lossless rendering of the same pictures, 1 for equal ones
/// @param avOffsetMillisMax largest distance of a flash from its beep
/// @param markersMissing flashes and beeps of the call that are not in the composition
/// @param liveCalls calls that went on meanwhile
/// @param lostPackets their media packets that did not arrive or were not recorded
public record ComposeBenchResult(
        int seconds,
        double speedPerCore,
        double secondsFromHangUpToReady,
        double cpuSecondsFromHangUpToReady,
        double megabytesPerMinute,
        double ssim,
        double avOffsetMillisMax,
        int markersMissing,
        int liveCalls,
        long lostPackets) {

    private static final double SPEED_MIN = 3.5;
    private static final double MEGABYTES_MAX = 6;
    private static final double SSIM_MIN = 0.95;
    private static final double OFFSET_MAX = 40;

    private static final double READY_MAX = 5;
    private static final double READY_MAX_PER_FURTHER_MINUTE = 0.2;
    private static final int READY_MINUTES = 10;

    boolean meetsTargets() {
        return speedPerCore >= SPEED_MIN
                && (liveCalls > 0 || secondsFromHangUpToReady <= readyMax())
                && megabytesPerMinute <= MEGABYTES_MAX
                && ssim >= SSIM_MIN
                && avOffsetMillisMax <= OFFSET_MAX
                && markersMissing == 0
                && lostPackets == 0;
    }

    private double readyMax() {
        double further = Math.max(0, seconds / 60.0 - READY_MINUTES);
        return READY_MAX + READY_MAX_PER_FURTHER_MINUTE * further;
    }

    String table() {
        return String.format(
                Locale.ROOT,
                """
                seconds of call per CPU second    %8.2f   (at least %.1f)
                seconds from hang-up to ready     %8.2f   (at most %.1f)
                CPU seconds from hang-up to ready %8.2f
                megabytes per minute              %8.2f   (at most %.0f)
                similarity to lossless, SSIM      %8.4f   (at least %.2f)
                sound apart from picture, ms      %8.1f   (at most %.0f)
                flashes and beeps missing         %8d   (none)
                packets lost by %3d live calls    %8d   (none)\
                """,
                speedPerCore,
                SPEED_MIN,
                secondsFromHangUpToReady,
                readyMax(),
                cpuSecondsFromHangUpToReady,
                megabytesPerMinute,
                MEGABYTES_MAX,
                ssim,
                SSIM_MIN,
                avOffsetMillisMax,
                OFFSET_MAX,
                markersMissing,
                liveCalls,
                lostPackets);
    }
}
