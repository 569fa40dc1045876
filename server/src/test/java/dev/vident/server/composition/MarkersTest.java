package dev.vident.server.composition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkersTest {
    private static final int SAMPLE_RATE = 16_000;

    @Test
    void each_flash_is_paired_with_the_nearest_beep_and_the_largest_offset_is_told() {
        Markers.Seat seat =
                new Markers.Seat(
                        "applicant", List.of(1.0, 2.0, 3.0, 9.0), List.of(0.98, 2.03, 4.9));
        assertThat(seat.pairs()).isEqualTo(2);
        assertThat(seat.largestOffsetMillis().orElseThrow()).isCloseTo(30, within(0.01));
        Markers markers =
                new Markers(List.of(seat, new Markers.Seat("operator", List.of(), List.of())));
        assertThat(markers.found()).isEqualTo(7);
        assertThat(markers.largestOffsetMillis().orElseThrow()).isCloseTo(30, within(0.01));
    }

    @Test
    void without_pairs_there_is_no_offset() {
        assertThat(new Markers.Seat("operator", List.of(1.0), List.of(3.0)).largestOffsetMillis())
                .isEmpty();
    }

    @Test
    void a_beep_is_heard_when_it_starts_and_only_at_its_own_pitch() {
        OnsetDetector own = OnsetDetector.ofBeeps(Tone.HOP_SECONDS);
        OnsetDetector other = OnsetDetector.ofBeeps(Tone.HOP_SECONDS);
        listen(1_000, own, 1.0, 2.5);
        listen(600, other, 1.0, 2.5);
        assertThat(own.onsetSeconds()).hasSize(2);
        assertThat(own.onsetSeconds().get(0)).isCloseTo(1.0, within(0.003));
        assertThat(own.onsetSeconds().get(1)).isCloseTo(2.5, within(0.003));
        assertThat(other.onsetSeconds()).isEmpty();
    }

    @Test
    void a_picture_that_hardly_changes_has_no_flash() {
        OnsetDetector flashes = OnsetDetector.ofFlashes(0.04);
        for (int i = 0; i < 100; i++) {
            flashes.add(100 + i % 20);
        }
        assertThat(flashes.onsetSeconds()).isEmpty();
        flashes.add(235);
        assertThat(flashes.onsetSeconds()).containsExactly(4.0);
    }

    /// Beeps of 1000 Hz and 120 ms, measured at some pitch.
    private static void listen(int hertz, OnsetDetector detector, double... beepsAt) {
        Tone tone = new Tone(hertz, SAMPLE_RATE);
        int hopSamples = (int) Math.round(Tone.HOP_SECONDS * SAMPLE_RATE);
        for (int start = 0; start < 4 * SAMPLE_RATE; start += hopSamples) {
            ByteBuffer hop = ByteBuffer.allocate(2 * hopSamples).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = start; i < start + hopSamples; i++) {
                hop.putShort((short) sample((double) i / SAMPLE_RATE, beepsAt));
            }
            detector.add(tone.loudness(hop.array()));
        }
    }

    private static double sample(double seconds, double... beepsAt) {
        for (double beep : beepsAt) {
            // Half a sample early: a rounding error must not move the onset by one.
            if (seconds - beep > -0.5 / SAMPLE_RATE && seconds - beep < 0.12) {
                return 16_000 * Math.sin(2 * Math.PI * 1_000 * (seconds - beep));
            }
        }
        return 0;
    }
}
