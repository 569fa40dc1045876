package dev.vident.media.forward;

/// Decides when to ask a sender for a key frame: at once, but no two requests closer than
/// [#INTERVAL_MICROS], and again until one arrives. Besides, once every [#PERIOD_MICROS]: who reads
/// the recording of a call in its middle has to start at a key frame. Not thread-safe.
public final class KeyFrameRequests {
    /// Shortest time between two requests.
    public static final long INTERVAL_MICROS = 400_000;

    /// Longest time without any request.
    public static final long PERIOD_MICROS = 16_000_000;

    private boolean wanted;
    private boolean hasAsked;
    private long askedMicros;

    /// Somebody needs a key frame.
    public void want() {
        wanted = true;
    }

    /// Somebody needs a key frame, and what was asked before cannot have arrived.
    public void wantAnew() {
        wanted = true;
        hasAsked = false;
    }

    /// A key frame has arrived.
    public void satisfied() {
        wanted = false;
    }

    public boolean isWanted() {
        return wanted;
    }

    /// Whether to send a request now; true means that it is sent.
    public boolean take(long nowMicros) {
        if (!wanted || (hasAsked && nowMicros - askedMicros < INTERVAL_MICROS)) {
            return false;
        }
        hasAsked = true;
        askedMicros = nowMicros;
        return true;
    }

    /// Whether to send a request now although nobody needs one; true means that it is sent, once
    /// and not again when no key frame comes: a camera may be off.
    public boolean takePeriodic(long nowMicros) {
        if (hasAsked && nowMicros - askedMicros < PERIOD_MICROS) {
            return false;
        }
        hasAsked = true;
        askedMicros = nowMicros;
        return true;
    }
}
