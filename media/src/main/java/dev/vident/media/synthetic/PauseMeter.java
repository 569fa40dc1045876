package dev.vident.media.synthetic;

/// Watches a counter of pictures or sound packets for pauses. Not thread-safe.
final class PauseMeter {
    /// As WebRTC's statistics have it: a freeze is three ordinary pauses, and at least 150 ms more
    /// than one.
    private static final int FREEZE_FACTOR = 3;

    private static final double FREEZE_MILLIS_MIN = 150;
    private static final double SMOOTHING = 1.0 / 30;

    private long seen;
    private long lastMicros;
    private double meanMillis;
    private int freezes;
    private long longestMicros;

    /// @param meanMillis the ordinary pause to begin with
    PauseMeter(long count, long nowMicros, double meanMillis) {
        this.seen = count;
        this.lastMicros = nowMicros;
        this.meanMillis = meanMillis;
    }

    /// Looks again; more than one at once counts as one.
    void look(long count, long nowMicros) {
        if (count > seen) {
            onNext(nowMicros);
            seen = count;
        }
    }

    /// Looks for the last time: a pause that still lasts counts.
    void finish(long nowMicros) {
        onNext(nowMicros);
    }

    int freezes() {
        return freezes;
    }

    long longestMillis() {
        return longestMicros / 1_000;
    }

    private void onNext(long nowMicros) {
        long pauseMicros = nowMicros - lastMicros;
        double pauseMillis = pauseMicros / 1e3;
        lastMicros = nowMicros;
        longestMicros = Math.max(longestMicros, pauseMicros);
        if (pauseMillis > Math.max(FREEZE_FACTOR * meanMillis, meanMillis + FREEZE_MILLIS_MIN)) {
            freezes++;
        }
        meanMillis += SMOOTHING * (pauseMillis - meanMillis);
    }
}
