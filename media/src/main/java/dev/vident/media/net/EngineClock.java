package dev.vident.media.net;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Microseconds since the Unix epoch that never step back: the wall clock at the start, the
/// monotonic clock from then on. Thread-safe.
final class EngineClock {
    private final long originMicros = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    private final long originNanos = System.nanoTime();

    long micros() {
        return originMicros + (System.nanoTime() - originNanos) / 1_000;
    }
}
