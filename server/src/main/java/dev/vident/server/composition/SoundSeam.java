package dev.vident.server.composition;

import java.util.Arrays;

/// Puts the sound of consecutive parts together so that nobody hears where one ends.
///
/// Each part is decoded and brought into line with its clock on its own, so two parts may place the
/// same sound a few milliseconds apart. Each therefore comes with some sound beyond its end; the
/// next one is moved by up to 5 ms to where it resembles that most, and faded in. Moves do not add
/// up: each is counted from the part's own place. Not safe for use by several threads.
final class SoundSeam {
    /// How much sound beyond its end a part must bring.
    static final int OVERLAP_MILLIS = 60;

    private static final int LAG_MAX = 240;
    private static final int FADE = 1_440;
    private static final int BEYOND = LAG_MAX + FADE;

    /// Below this the two are noise or silence to each other, and no place is better than any.
    private static final double RESEMBLANCE_MIN = 0.5;

    private short[] beyond = new short[0];

    /// Takes the next part.
    ///
    /// @param part with [#OVERLAP_MILLIS] beyond its end, unless it is the last one
    /// @param length of the part without that
    /// @return that many samples
    short[] join(short[] part, int length) {
        int lag = beyond.length == 0 ? 0 : lag(part);
        short[] joined = new short[length];
        for (int i = 0; i < length; i++) {
            double own = i >= BEYOND || beyond.length == 0 ? 1 : (double) (i - LAG_MAX) / FADE;
            if (own >= 1) {
                joined[i] = at(part, i + lag);
            } else if (own <= 0) {
                joined[i] = beyond[i];
            } else {
                joined[i] = (short) Math.round(own * at(part, i + lag) + (1 - own) * beyond[i]);
            }
        }
        int from = Math.min(part.length, length + lag);
        beyond = Arrays.copyOfRange(part, from, from + BEYOND);
        return joined;
    }

    private static short at(short[] samples, int index) {
        return index < samples.length ? samples[index] : 0;
    }

    private int lag(short[] part) {
        int best = 0;
        double most = RESEMBLANCE_MIN;
        for (int lag = -LAG_MAX; lag <= LAG_MAX; lag++) {
            double resemblance = resemblance(part, lag);
            if (resemblance > most) {
                most = resemblance;
                best = lag;
            }
        }
        return best;
    }

    /// 1 for the same, 0 for nothing in common.
    private double resemblance(short[] part, int lag) {
        double product = 0;
        double ours = 1;
        double theirs = 1;
        for (int i = LAG_MAX; i < BEYOND; i++) {
            double other = at(part, i + lag);
            product += beyond[i] * other;
            ours += (double) beyond[i] * beyond[i];
            theirs += other * other;
        }
        return product / Math.sqrt(ours * theirs);
    }
}
