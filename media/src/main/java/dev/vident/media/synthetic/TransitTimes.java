package dev.vident.media.synthetic;

import dev.vident.media.rtp.HeaderExtensions;
import dev.vident.media.rtp.RtpView;
import dev.vident.media.sdp.OfferedFormats;

/// How long packets took from the other peer's clock to ours, by their abs-send-time. Says
/// something only where both peers are told the same time, as all peers of one process are. Not
/// thread-safe.
public final class TransitTimes {
    /// Width of a step of [#counts()].
    public static final int STEP_MICROS = 100;

    /// The last one counts everything from 200 ms on.
    private static final int STEPS = 2_001;

    private static final int FRACTION_BITS = 18;
    private static final int CYCLE = 1 << 24;

    private final long[] counts = new long[STEPS];

    /// Packets by their time in steps of [#STEP_MICROS].
    public long[] counts() {
        return counts.clone();
    }

    /// abs-send-time is 24 bits of seconds in 6.18 fixed point, so a packet that is late by more
    /// than half of 64 s is taken for one that came at once.
    void onPacket(RtpView packet, long nowMicros) {
        int at = HeaderExtensions.find(packet, OfferedFormats.EXTENSION_ABSOLUTE_SEND_TIME);
        if (at < 0) {
            return;
        }
        byte[] buffer = packet.buffer();
        int sent =
                (buffer[at] & 0xFF) << 16 | (buffer[at + 1] & 0xFF) << 8 | (buffer[at + 2] & 0xFF);
        int now = (int) (nowMicros % 64_000_000 * (1L << FRACTION_BITS) / 1_000_000);
        int units = Math.floorMod(now - sent, CYCLE);
        long micros = units >= CYCLE / 2 ? 0 : (units * 1_000_000L) >> FRACTION_BITS;
        counts[(int) Math.min(STEPS - 1, micros / STEP_MICROS)]++;
    }
}
