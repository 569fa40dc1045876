package dev.vident.server.composition;

/// Measures how loud one pitch is, hop by hop, by Goertzel's algorithm over the last ten
/// milliseconds. Pitches that are multiples of 100 Hz do not disturb each other: the window holds
/// whole periods of all of them.
final class Tone {
    /// Distance of two measurements.
    static final double HOP_SECONDS = 0.0025;

    private static final int HOPS_PER_WINDOW = 4;

    private final double coefficient;
    private final double[] window;

    Tone(int hertz, int sampleRate) {
        this.coefficient = 2 * Math.cos(2 * Math.PI * hertz / sampleRate);
        this.window = new double[HOPS_PER_WINDOW * (int) Math.round(HOP_SECONDS * sampleRate)];
    }

    /// Amplitude of the pitch, 0 to 1, in the window that ends with this hop.
    ///
    /// @param hop samples of 16 bit, little endian
    double loudness(byte[] hop) {
        int samples = hop.length / 2;
        System.arraycopy(window, samples, window, 0, window.length - samples);
        for (int i = 0; i < samples; i++) {
            int sample = (hop[2 * i] & 0xff) | (hop[2 * i + 1] << 8);
            window[window.length - samples + i] = sample / 32_768.0;
        }
        double last = 0;
        double beforeLast = 0;
        for (double sample : window) {
            double next = sample + coefficient * last - beforeLast;
            beforeLast = last;
            last = next;
        }
        double power = last * last + beforeLast * beforeLast - coefficient * last * beforeLast;
        return 2 * Math.sqrt(Math.max(0, power)) / window.length;
    }

    /// From the middle of a window to its end: a tone that starts there fills half of the window.
    static double halfWindowSeconds() {
        return HOP_SECONDS * HOPS_PER_WINDOW / 2;
    }
}
