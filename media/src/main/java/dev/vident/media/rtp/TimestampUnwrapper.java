package dev.vident.media.rtp;

/// Extends 32-bit RTP timestamps to numbers that never wrap, by choosing the one nearest to the
/// last seen. The first one gets a whole cycle added, so that older packets stay positive. Not
/// thread-safe.
public final class TimestampUnwrapper {
    private static final long CYCLE = 1L << 32;

    private long last = -1;

    /// The extended timestamp.
    public long unwrap(int timestamp) {
        last =
                last < 0
                        ? CYCLE + Integer.toUnsignedLong(timestamp)
                        : last + (timestamp - (int) last);
        return last;
    }
}
