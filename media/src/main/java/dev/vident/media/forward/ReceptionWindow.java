package dev.vident.media.forward;

import java.util.Arrays;

/// Remembers which of the last packets of a stream have arrived. Not thread-safe.
final class ReceptionWindow {
    /// Packets; at 300 packets/s this is 13 s, far longer than any loss is asked for.
    static final int SIZE = 4096;

    private final long[] bits = new long[SIZE / Long.SIZE];
    private long highest = -1;

    /// Records an extended sequence number.
    ///
    /// @return false when it has been recorded before or is older than the window
    boolean add(long sequence) {
        if (highest < 0) {
            highest = sequence;
        }
        if (sequence <= highest - SIZE) {
            return false;
        }
        if (sequence == highest + 1) {
            highest = sequence; // the ordinary case
            bits[word(sequence)] |= 1L << sequence;
            return true;
        }
        if (sequence > highest) {
            forget(sequence);
            highest = sequence;
        }
        long mask = 1L << sequence;
        int word = word(sequence);
        boolean fresh = (bits[word] & mask) == 0;
        bits[word] |= mask;
        return fresh;
    }

    boolean contains(long sequence) {
        return sequence <= highest
                && sequence > highest - SIZE
                && (bits[word(sequence)] & 1L << sequence) != 0;
    }

    private void forget(long newHighest) {
        if (newHighest - highest >= SIZE) {
            Arrays.fill(bits, 0);
            return;
        }
        for (long sequence = highest + 1; sequence <= newHighest; sequence++) {
            bits[word(sequence)] &= ~(1L << sequence);
        }
    }

    private static int word(long sequence) {
        return (int) (sequence & SIZE - 1) / Long.SIZE;
    }
}
