package dev.vident.media.room;

import dev.vident.media.forward.TrackCounters;

/// Turns growing counters into figures of the last interval.
final class QualityMeter {
    private long payloadBytes;
    private long lost;
    private long expected;
    private long measuredMicros;
    private int bitrateKbps;
    private double lossPercent;

    void start(long nowMicros) {
        measuredMicros = nowMicros;
    }

    void measure(TrackCounters audio, TrackCounters video, long nowMicros) {
        long bytesNow = audio.payloadBytes() + video.payloadBytes();
        long lostNow = audio.lost() + video.lost();
        long expectedNow = audio.expected() + video.expected();
        long elapsedMicros = Math.max(1, nowMicros - measuredMicros);
        bitrateKbps = (int) ((bytesNow - payloadBytes) * 8_000 / elapsedMicros);
        // A source that starts anew counts from zero again, and a late packet lessens the loss.
        long expectedDelta = expectedNow - expected;
        long lostDelta = Math.clamp(lostNow - lost, 0, Math.max(0, expectedDelta));
        lossPercent = expectedDelta <= 0 ? 0 : 100.0 * lostDelta / expectedDelta;
        payloadBytes = bytesNow;
        lost = lostNow;
        expected = expectedNow;
        measuredMicros = nowMicros;
    }

    /// kbit/s.
    int bitrateKbps() {
        return bitrateKbps;
    }

    /// 0–100.
    double lossPercent() {
        return lossPercent;
    }
}
