package dev.vident.media.forward;

import dev.vident.media.rtcp.ReportBlock;
import dev.vident.media.rtcp.SenderReport;

/// Counts for one source what a receiver reports on it (RFC 3550 section 6.4.1 and appendix A.3,
/// A.8). Loss is what the network lost; packets that came again by retransmission do not lessen it.
/// Not thread-safe.
final class ReceptionStatistics {
    private static final int CUMULATIVE_LOST_MAX = 0x7FFFFF;

    private final int clockRate;
    private long firstSequence = -1;
    private long highestSequence = -1;
    private long received;
    private long expectedBefore;
    private long receivedBefore;
    private double jitter;
    private long lastTransitUnits;
    private boolean hasTransit;
    private int lastSenderReport;
    private long lastSenderReportMicros;

    ReceptionStatistics(int clockRate) {
        this.clockRate = clockRate;
    }

    void onPacket(long sequence, int timestamp, long nowMicros) {
        if (firstSequence < 0) {
            firstSequence = sequence;
        }
        highestSequence = Math.max(highestSequence, sequence);
        received++;
        long transit = nowMicros * clockRate / 1_000_000 - timestamp;
        if (hasTransit) {
            // The timestamp wraps at 32 bits, and so must the difference.
            int difference = Math.abs((int) (transit - lastTransitUnits));
            jitter += (difference - jitter) / 16;
        }
        lastTransitUnits = transit;
        hasTransit = true;
    }

    void onSenderReport(SenderReport report, long nowMicros) {
        lastSenderReport = report.compactNtpTime();
        lastSenderReportMicros = nowMicros;
    }

    boolean hasPackets() {
        return firstSequence >= 0;
    }

    long received() {
        return received;
    }

    /// Packets the network lost since the start, never negative.
    long lost() {
        return Math.max(0, expected() - received);
    }

    long expected() {
        return firstSequence < 0 ? 0 : highestSequence - firstSequence + 1;
    }

    ReportBlock report(int ssrc, long nowMicros) {
        long expected = expected();
        long expectedInterval = expected - expectedBefore;
        long lostInterval = expectedInterval - (received - receivedBefore);
        expectedBefore = expected;
        receivedBefore = received;
        int fraction =
                expectedInterval <= 0 || lostInterval <= 0
                        ? 0
                        : (int) Math.min(255, lostInterval * 256 / expectedInterval);
        long delay =
                lastSenderReport == 0
                        ? 0
                        : (nowMicros - lastSenderReportMicros) * 65_536 / 1_000_000;
        return new ReportBlock(
                ssrc,
                fraction,
                (int) Math.min(lost(), CUMULATIVE_LOST_MAX),
                (int) highestSequence,
                (int) jitter,
                lastSenderReport,
                (int) delay);
    }
}
