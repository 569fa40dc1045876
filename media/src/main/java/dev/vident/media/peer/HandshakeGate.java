package dev.vident.media.peer;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/// Bounds how many handshakes of one server are under way at a time, because each costs a thread
/// and public-key arithmetic. A first flight that finds no place is dropped; browsers repeat it.
/// Thread-safe.
public final class HandshakeGate {
    /// Enough for a whole desk opening at once: a handshake takes some ten milliseconds.
    public static final int DEFAULT_MAX = 64;

    private final int max;
    private final AtomicInteger underWay = new AtomicInteger();
    private final LongAdder turnedAway = new LongAdder();

    public HandshakeGate(int max) {
        this.max = max;
    }

    /// @return whether a handshake may begin; it must [#leave()] then
    boolean enter() {
        if (underWay.incrementAndGet() <= max) {
            return true;
        }
        underWay.decrementAndGet();
        turnedAway.increment();
        return false;
    }

    void leave() {
        underWay.decrementAndGet();
    }

    /// Handshakes under way now.
    public int underWay() {
        return underWay.get();
    }

    /// First flights dropped so far.
    public long turnedAway() {
        return turnedAway.sum();
    }
}
