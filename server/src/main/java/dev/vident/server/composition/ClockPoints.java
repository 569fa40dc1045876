package dev.vident.server.composition;

import java.util.Arrays;

/// Pairs of readings of two clocks and the line through them. Values are kept relative to the first
/// pair, so that doubles are exact enough for times since 1900.
final class ClockPoints {
    private double[] ticks = new double[16];
    private double[] micros = new double[16];
    private int count;

    void add(double tick, double micro) {
        if (count == ticks.length) {
            ticks = Arrays.copyOf(ticks, count * 2);
            micros = Arrays.copyOf(micros, count * 2);
        }
        ticks[count] = tick;
        micros[count] = micro;
        count++;
    }

    int count() {
        return count;
    }

    /// Ticks between the earliest and the latest pair.
    double span() {
        double[] used = Arrays.copyOf(ticks, count);
        return Arrays.stream(used).max().orElse(0) - Arrays.stream(used).min().orElse(0);
    }

    /// Least squares. At least two pairs with different ticks are needed.
    ClockLine fit() {
        double meanTick = meanTick();
        double meanMicros = meanMicros();
        double covariance = 0;
        double variance = 0;
        for (int i = 0; i < count; i++) {
            double tick = ticks[i] - meanTick;
            covariance += tick * (micros[i] - meanMicros);
            variance += tick * tick;
        }
        return new ClockLine(meanTick, meanMicros, covariance / variance);
    }

    /// The line of a given slope through the middle of the pairs. At least one pair is needed.
    ClockLine withSlope(double microsPerTick) {
        return new ClockLine(meanTick(), meanMicros(), microsPerTick);
    }

    private double meanTick() {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += ticks[i] - ticks[0];
        }
        return ticks[0] + sum / count;
    }

    private double meanMicros() {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += micros[i] - micros[0];
        }
        return micros[0] + sum / count;
    }
}
