package dev.vident.server.http.api;

import java.time.InstantSource;

/// Lets so many pass within any stretch of time of one length: a ring of the moments at which the
/// last ones passed. Thread-safe.
final class SlidingWindow {

    private final long[] passedAt;
    private final long lengthMillis;
    private int next;
    private int filled;

    /// @param capacity how many may pass within the window
    SlidingWindow(int capacity, long lengthMillis) {
        this.passedAt = new long[capacity];
        this.lengthMillis = lengthMillis;
    }

    /// Lets one pass, or tells how long to wait.
    ///
    /// @param clock read under the lock, so that moments never run backwards in the ring
    /// @return milliseconds until the next may pass; 0 when this one did
    synchronized long admit(InstantSource clock) {
        long now = clock.millis();
        if (filled == passedAt.length) {
            long age = now - passedAt[next];
            // A negative age means that the clock was set back: the moments say nothing any more.
            if (age >= 0 && age < lengthMillis) {
                return lengthMillis - age;
            }
        } else {
            filled++;
        }
        passedAt[next] = now;
        next = next + 1 == passedAt.length ? 0 : next + 1;
        return 0;
    }
}
