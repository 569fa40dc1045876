package dev.vident.media.forward;

import dev.vident.media.rtcp.ReportBlock;
import java.util.OptionalInt;

/// Measures the round trip to a receiver from its reports on sender reports we passed on (RFC 3550
/// section 6.4.1). Their NTP time is the origin's, not ours, so we remember when each left us. Not
/// thread-safe.
public final class RoundTrip {
    private static final int REMEMBERED = 8;
    private static final long MICROS_MAX = 30_000_000;

    private final int[] compactNtpTimes = new int[REMEMBERED];
    private final long[] sentMicros = new long[REMEMBERED];
    private int next;
    private OptionalInt millis = OptionalInt.empty();

    /// Notes a sender report on its way to the receiver.
    public void onSent(int compactNtpTime, long nowMicros) {
        compactNtpTimes[next] = compactNtpTime;
        sentMicros[next] = nowMicros;
        next = (next + 1) % REMEMBERED;
    }

    /// Takes the receiver's report; one on no report of ours is ignored.
    public void onReport(ReportBlock block, long nowMicros) {
        if (block.lastSenderReport() == 0) {
            return;
        }
        for (int i = 0; i < REMEMBERED; i++) {
            if (compactNtpTimes[i] == block.lastSenderReport()) {
                long held =
                        Integer.toUnsignedLong(block.delaySinceLastSenderReport())
                                * 1_000_000
                                / 65_536;
                long micros = nowMicros - sentMicros[i] - held;
                if (micros >= 0 && micros < MICROS_MAX) {
                    millis = OptionalInt.of((int) (micros / 1000));
                }
            }
        }
    }

    /// The latest figure, 0–30,000, or empty before the first.
    public OptionalInt millis() {
        return millis;
    }
}
