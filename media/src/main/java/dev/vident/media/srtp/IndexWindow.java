package dev.vident.media.srtp;

import java.util.Arrays;

/// The highest index of one stream and which of the [#SIZE] indices below it have been taken: the
/// replay list of RFC 3711 section 3.3.2 for a receiver, the list of spent indices for a sender.
final class IndexWindow {
    /// Wide enough for a retransmission several seconds late; the RFC's minimum is 64.
    static final int SIZE = 1024;

    private final long[] taken = new long[SIZE / Long.SIZE];
    private long highest = -1;

    /// The 48-bit index whose low 16 bits are `sequence` and that lies nearest to the highest one
    /// (RFC 3711 appendix A). Negative when that would be before the stream began.
    long estimate(int sequence) {
        if (highest < 0) {
            return sequence;
        }
        int difference = (short) (sequence - (int) highest);
        return highest + difference;
    }

    /// Whether this index is neither taken nor too old to know.
    boolean isFree(long index) {
        if (index > highest) {
            return true;
        }
        return index >= 0 && highest - index < SIZE && (taken[word(index)] & bit(index)) == 0;
    }

    void take(long index) {
        if (index > highest) {
            forgetBetween(highest, index);
            highest = index;
        }
        taken[word(index)] |= bit(index);
    }

    private void forgetBetween(long from, long to) {
        if (to - from >= SIZE || from < 0) {
            Arrays.fill(taken, 0);
            return;
        }
        for (long index = from + 1; index <= to; index++) {
            taken[word(index)] &= ~bit(index);
        }
    }

    private static int word(long index) {
        return (int) (index % SIZE) / Long.SIZE;
    }

    private static long bit(long index) {
        return 1L << (index % Long.SIZE);
    }
}
