package dev.vident.server.composition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Collects one value per step of time and finds where it jumps from its usual level to its peak.
final class OnsetDetector {
    /// The usual level is below this share of all values.
    private static final double USUAL_QUANTILE = 0.5;

    /// Two onsets closer than this are one that flickers.
    private static final double APART_SECONDS_MIN = 0.4;

    private final double stepSeconds;
    private final double delaySeconds;
    private final double contrastMin;
    private double[] values = new double[1024];
    private int count;

    private OnsetDetector(double stepSeconds, double delaySeconds, double contrastMin) {
        this.stepSeconds = stepSeconds;
        this.delaySeconds = delaySeconds;
        this.contrastMin = contrastMin;
    }

    /// For the mean brightness of a picture, 0–255, one value per picture.
    static OnsetDetector ofFlashes(double stepSeconds) {
        return new OnsetDetector(stepSeconds, 0, 40);
    }

    /// For the loudness of a pitch, 0–1, one value per hop.
    static OnsetDetector ofBeeps(double stepSeconds) {
        // The value at index i belongs to the middle of a window that ends after hop i.
        return new OnsetDetector(stepSeconds, stepSeconds - Tone.halfWindowSeconds(), 0.02);
    }

    void add(double value) {
        if (count == values.length) {
            values = Arrays.copyOf(values, count * 2);
        }
        values[count++] = value;
    }

    /// When the value crossed the middle between its usual level and its peak upwards, in seconds
    /// from the first value. Nothing when the two hardly differ.
    List<Double> onsetSeconds() {
        List<Double> onsets = new ArrayList<>();
        double[] sorted = Arrays.copyOf(values, count);
        Arrays.sort(sorted);
        if (count == 0 || sorted[count - 1] - usual(sorted) < contrastMin) {
            return onsets;
        }
        double threshold = (usual(sorted) + sorted[count - 1]) / 2;
        boolean above = false;
        double last = -APART_SECONDS_MIN;
        for (int i = 0; i < count; i++) {
            double seconds = Math.max(0, i * stepSeconds + delaySeconds);
            if (!above && values[i] >= threshold && seconds - last >= APART_SECONDS_MIN) {
                onsets.add(seconds);
                last = seconds;
            }
            above = values[i] >= threshold;
        }
        return onsets;
    }

    private double usual(double[] sorted) {
        return sorted[(int) (count * USUAL_QUANTILE)];
    }
}
