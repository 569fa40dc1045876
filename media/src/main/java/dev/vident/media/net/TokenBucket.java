package dev.vident.media.net;

/// Lets a number of things per second through, with a burst of one second's worth. Used by one
/// thread at a time.
final class TokenBucket {
    private static final double MICROS_PER_SECOND = 1_000_000;

    private final int perSecond;
    private double tokens;
    private long filledMicros;

    TokenBucket(int perSecond, long nowMicros) {
        this.perSecond = perSecond;
        this.tokens = perSecond;
        this.filledMicros = nowMicros;
    }

    boolean take(long nowMicros) {
        tokens =
                Math.min(
                        perSecond,
                        tokens + (nowMicros - filledMicros) * (perSecond / MICROS_PER_SECOND));
        filledMicros = nowMicros;
        if (tokens < 1) {
            return false;
        }
        tokens -= 1;
        return true;
    }
}
