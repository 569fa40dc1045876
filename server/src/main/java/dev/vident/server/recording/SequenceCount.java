package dev.vident.server.recording;

import java.util.BitSet;

/// Counts the different packets of one RTP source by their 16-bit sequence numbers, whatever their
/// order.
final class SequenceCount {
    /// Room for packets that are older than the first one seen.
    private static final int HEADROOM = 1 << 15;

    private final BitSet seen = new BitSet();
    private int highest = -1;
    private int lowest;

    void add(int sequence) {
        int extended;
        if (highest < 0) {
            extended = HEADROOM + sequence;
            highest = extended;
            lowest = extended;
        } else {
            // Nearest number with these low bits: RFC 3550 appendix A.1 without its restart logic.
            extended = highest + (short) (sequence - (highest - HEADROOM));
        }
        if (extended < 0) {
            return;
        }
        highest = Math.max(highest, extended);
        lowest = Math.min(lowest, extended);
        seen.set(extended);
    }

    long expected() {
        return highest < 0 ? 0 : (long) highest - lowest + 1;
    }

    long received() {
        return seen.cardinality();
    }
}
