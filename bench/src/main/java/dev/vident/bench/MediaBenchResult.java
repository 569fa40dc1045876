package dev.vident.bench;

import java.util.Locale;

/// What `bench media` found.
///
/// @param calls carried at a time
/// @param cpuMillisPerCallSecond CPU time of the server's process for one call in one second
/// @param floorCpuMillisPerCallSecond what kernel and cipher alone take for the same packets
/// @param ratio the first by the second
/// @param cpuMicrosPerForwardedPacket CPU time of the server's process for one media packet that
///   reached the other side
/// @param lostPackets media packets that never arrived
/// @param droppedRecords records the journals could not take
/// @param allocationMegabytesPerSecond of the server's process
/// @param joinMillisP50 from asking to join until media could flow
/// @param joinMillisP95 the same for the slowest twentieth
/// @param forwardDelayMillisP50 from the sending client's clock to the receiving one's
/// @param forwardDelayMillisP99 the same for the slowest hundredth
/// @param megabytesPerCall live heap and direct buffers of the server's process, less those before
///   the first call, per call
public record MediaBenchResult(
        int calls,
        double cpuMillisPerCallSecond,
        double floorCpuMillisPerCallSecond,
        double ratio,
        double cpuMicrosPerForwardedPacket,
        long lostPackets,
        long droppedRecords,
        double allocationMegabytesPerSecond,
        double joinMillisP50,
        double joinMillisP95,
        double forwardDelayMillisP50,
        double forwardDelayMillisP99,
        double megabytesPerCall) {

    private static final double CPU_MILLIS_MAX = 5.0;
    private static final double RATIO_MAX = 2.5;
    private static final double DELAY_MILLIS_MAX = 5.0;
    private static final double MEGABYTES_MAX = 2.0;

    boolean meetsTargets() {
        return cpuMillisPerCallSecond <= CPU_MILLIS_MAX
                && ratio <= RATIO_MAX
                && lostPackets == 0
                && droppedRecords == 0
                && forwardDelayMillisP99 <= DELAY_MILLIS_MAX
                && megabytesPerCall <= MEGABYTES_MAX;
    }

    String table() {
        return String.format(
                Locale.ROOT,
                """
                %d calls
                CPU ms per call-second      %8.2f   at most %.1f
                kernel and cipher alone     %8.2f   %.2f times that (at most %.1f)
                CPU µs per packet forwarded %8.2f
                packets lost                %8d   at most 0
                journal records dropped     %8d   at most 0
                allocation, MB/s            %8.1f
                join, ms                    %8.1f   median; %.1f for the slowest twentieth
                forwarding delay, ms        %8.1f   median; %.1f for the slowest hundredth (at most %.1f)
                memory per call, MB         %8.2f   at most %.1f\
                """,
                calls,
                cpuMillisPerCallSecond,
                CPU_MILLIS_MAX,
                floorCpuMillisPerCallSecond,
                ratio,
                RATIO_MAX,
                cpuMicrosPerForwardedPacket,
                lostPackets,
                droppedRecords,
                allocationMegabytesPerSecond,
                joinMillisP50,
                joinMillisP95,
                forwardDelayMillisP50,
                forwardDelayMillisP99,
                DELAY_MILLIS_MAX,
                megabytesPerCall,
                MEGABYTES_MAX);
    }
}
