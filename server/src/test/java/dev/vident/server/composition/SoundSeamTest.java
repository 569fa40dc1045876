package dev.vident.server.composition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What a listener would hear where two parts meet.
class SoundSeamTest {
    private static final int RATE = Segment.SAMPLE_RATE;
    private static final int OVERLAP = SoundSeam.OVERLAP_MILLIS * RATE / 1_000;
    private static final double AMPLITUDE = 8_000;
    private static final double HERTZ = 440;

    @Test
    void a_tone_that_each_part_places_elsewhere_goes_on_without_a_click() {
        for (int shift : new int[] {0, 30, -30, 100, -100, 200}) {
            SoundSeam seam = new SoundSeam();
            short[] first = seam.join(tone(0, RATE + OVERLAP), RATE);
            short[] second = seam.join(tone(shift, RATE + OVERLAP), RATE);
            short[] third = seam.join(tone(-shift, RATE), RATE);
            assertThat(first).hasSize(RATE);
            assertThat(second).hasSize(RATE);
            assertThat(third).hasSize(RATE);
            assertSmooth(first, second, shift);
            assertSmooth(second, third, shift);
        }
    }

    @Test
    void equal_parts_are_joined_to_what_was_cut() {
        SoundSeam seam = new SoundSeam();
        short[] first = seam.join(tone(0, RATE + OVERLAP), RATE);
        short[] second = seam.join(tone(0, RATE), RATE);
        assertThat(first).isEqualTo(tone(0, RATE));
        assertThat(second).isEqualTo(tone(0, RATE));
    }

    @Test
    void silence_and_noise_stay_where_they_are() {
        SoundSeam seam = new SoundSeam();
        seam.join(new short[RATE + OVERLAP], RATE);
        short[] part = new short[RATE];
        part[RATE / 2] = 1_000;
        assertThat(seam.join(part, RATE)[RATE / 2]).isEqualTo((short) 1_000);
    }

    /// One second of a whole number of periods, so that each part continues the one before.
    private static short[] tone(int shift, int samples) {
        short[] tone = new short[samples];
        for (int i = 0; i < samples; i++) {
            tone[i] =
                    (short)
                            Math.round(
                                    AMPLITUDE * Math.sin(2 * Math.PI * HERTZ * (i + shift) / RATE));
        }
        return tone;
    }

    /// A sine cannot change by more than its slope from one sample to the next, nor may it fade
    /// where the parts meet.
    private static void assertSmooth(short[] before, short[] after, int shift) {
        double slope = AMPLITUDE * 2 * Math.PI * HERTZ / RATE + 2;
        assertThat((double) Math.abs(after[0] - before[before.length - 1]))
                .as("shift %d", shift)
                .isLessThan(slope);
        int period = (int) Math.ceil(RATE / HERTZ);
        int loudest = 0;
        for (int i = 1; i < 4 * OVERLAP; i++) {
            assertThat((double) Math.abs(after[i] - after[i - 1]))
                    .as("shift %d, sample %d", shift, i)
                    .isLessThan(slope);
            loudest = Math.max(loudest, Math.abs(after[i]));
            if (i % period == 0) {
                assertThat((double) loudest).as("shift %d", shift).isGreaterThan(AMPLITUDE * 0.9);
                loudest = 0;
            }
        }
    }
}
