package dev.vident.media.rtp;

/// Extends 16-bit sequence numbers to numbers that never wrap, by choosing the one nearest to the
/// highest seen. The first number is taken as it is, plus one cycle so that older packets of a
/// stream that starts just after a wrap stay positive. Not thread-safe.
public final class SequenceUnwrapper {
    private static final long CYCLE = 1L << 16;

    private long highest = -1;

    /// The extended number, recorded as the highest seen if it is.
    public long unwrap(int sequenceNumber) {
        long extended = peek(sequenceNumber);
        highest = Math.max(highest, extended);
        return extended;
    }

    /// The extended number, without remembering it.
    public long peek(int sequenceNumber) {
        if (highest < 0) {
            return CYCLE + (sequenceNumber & 0xFFFF);
        }
        return highest + (short) (sequenceNumber - (int) highest);
    }

    /// The highest extended number so far, or -1.
    public long highest() {
        return highest;
    }
}
