package dev.vident.server.recording;

import java.time.Duration;

/// How much packet captures may take.
///
/// @param bytes the largest file; 0 when nothing may be captured
/// @param duration after which a capture ends by itself, positive
/// @param retention how long a capture stays after its end
public record CaptureLimits(long bytes, Duration duration, Duration retention) {}
