package dev.vident.media.synthetic;

/// Tells from sending and arrival times whether a queue grows on the way (draft-ietf-rmcat-gcc-02
/// sections 5.1–5.4 with the trendline in place of the Kalman filter). Not thread-safe.
final class DelayTrend {
    /// What the queue does.
    enum Usage {
        NORMAL,
        OVER,
        UNDER
    }

    /// Packets sent within this time count as one.
    private static final long GROUP_MICROS = 5_000;

    private static final int WINDOW = 20;
    private static final double SMOOTHING = 0.9;
    private static final double GAIN = 4;
    private static final int DELTAS_MAX = 60;
    private static final double THRESHOLD_START_MILLIS = 12.5;
    private static final double THRESHOLD_MIN_MILLIS = 6;
    private static final double THRESHOLD_MAX_MILLIS = 600;
    private static final double RISE = 0.0087;
    private static final double FALL = 0.039;
    private static final double OUTLIER_MILLIS = 15;
    private static final double OVER_MILLIS_MIN = 10;
    private static final double STEP_MILLIS_MAX = 100;

    private final double[] times = new double[WINDOW];
    private final double[] delays = new double[WINDOW];
    private long firstSent = -1;
    private long lastSent;
    private long lastArrival;
    private long previousSent = -1;
    private long previousArrival;
    private int deltas;
    private double accumulated;
    private double smoothed;
    private double previousSlope;
    private double threshold = THRESHOLD_START_MILLIS;
    private double overMillis;
    private Usage usage = Usage.NORMAL;

    /// Notes a packet; packets come in the order they were sent.
    ///
    /// @param sentMicros on the sender's clock
    /// @param arrivalMicros on the receiver's clock
    void onPacket(long sentMicros, long arrivalMicros) {
        if (firstSent >= 0 && sentMicros - firstSent <= GROUP_MICROS) {
            lastSent = Math.max(lastSent, sentMicros);
            lastArrival = Math.max(lastArrival, arrivalMicros);
            return;
        }
        if (previousSent >= 0) {
            onGroup((lastSent - previousSent) / 1e3, (lastArrival - previousArrival) / 1e3);
        }
        if (firstSent >= 0) {
            previousSent = lastSent;
            previousArrival = lastArrival;
        }
        firstSent = sentMicros;
        lastSent = sentMicros;
        lastArrival = arrivalMicros;
    }

    Usage usage() {
        return usage;
    }

    private void onGroup(double sentMillis, double arrivalMillis) {
        accumulated += arrivalMillis - sentMillis;
        smoothed = SMOOTHING * smoothed + (1 - SMOOTHING) * accumulated;
        int at = deltas % WINDOW;
        times[at] = lastArrival / 1e3;
        delays[at] = smoothed;
        deltas++;
        double slope = deltas < WINDOW ? 0 : slope();
        detect(Math.min(deltas, DELTAS_MAX) * slope * GAIN, slope, sentMillis);
    }

    private void detect(double trend, double slope, double stepMillis) {
        if (trend > threshold) {
            overMillis += stepMillis;
            if (overMillis > OVER_MILLIS_MIN && slope >= previousSlope) {
                overMillis = 0;
                usage = Usage.OVER;
            }
        } else {
            overMillis = 0;
            usage = trend < -threshold ? Usage.UNDER : Usage.NORMAL;
        }
        previousSlope = slope;
        double size = Math.abs(trend);
        if (size <= threshold + OUTLIER_MILLIS) {
            double rate = size < threshold ? FALL : RISE;
            threshold += rate * (size - threshold) * Math.min(stepMillis, STEP_MILLIS_MAX);
            threshold = Math.clamp(threshold, THRESHOLD_MIN_MILLIS, THRESHOLD_MAX_MILLIS);
        }
    }

    /// Least squares over the window.
    private double slope() {
        double meanTime = 0;
        double meanDelay = 0;
        for (int i = 0; i < WINDOW; i++) {
            meanTime += times[i] / WINDOW;
            meanDelay += delays[i] / WINDOW;
        }
        double covariance = 0;
        double variance = 0;
        for (int i = 0; i < WINDOW; i++) {
            covariance += (times[i] - meanTime) * (delays[i] - meanDelay);
            variance += (times[i] - meanTime) * (times[i] - meanTime);
        }
        return variance == 0 ? 0 : covariance / variance;
    }
}
