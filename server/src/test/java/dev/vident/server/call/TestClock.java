package dev.vident.server.call;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Time that moves only when a test says so. Thread-safe.
public final class TestClock implements InstantSource {
    private volatile Instant now = Instant.parse("2026-03-01T09:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    public synchronized void advance(Duration duration) {
        now = now.plus(duration);
    }
}
