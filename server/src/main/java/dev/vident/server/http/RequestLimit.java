package dev.vident.server.http;

import java.util.concurrent.atomic.AtomicInteger;

/// Counts requests in flight and refuses those beyond a limit. Thread-safe.
final class RequestLimit {

    private final int max;
    private final AtomicInteger inFlight = new AtomicInteger();

    RequestLimit(int max) {
        this.max = max;
    }

    /// Takes a place, or says there is none.
    boolean enter() {
        if (inFlight.incrementAndGet() <= max) {
            return true;
        }
        inFlight.decrementAndGet();
        return false;
    }

    /// Gives the place back.
    void leave() {
        inFlight.decrementAndGet();
    }
}
