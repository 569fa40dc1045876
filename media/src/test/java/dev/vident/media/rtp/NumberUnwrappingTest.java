package dev.vident.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class NumberUnwrappingTest {
    @Test
    void sequence_numbers_go_on_over_the_wrap_and_back() {
        SequenceUnwrapper unwrapper = new SequenceUnwrapper();

        long before = unwrapper.unwrap(65_534);

        assertThat(unwrapper.unwrap(1)).isEqualTo(before + 3);
        assertThat(unwrapper.unwrap(65_535)).isEqualTo(before + 1);
        assertThat(unwrapper.highest()).isEqualTo(before + 3);
    }

    @Test
    void packets_older_than_the_first_stay_positive() {
        SequenceUnwrapper unwrapper = new SequenceUnwrapper();

        long first = unwrapper.unwrap(2);

        assertThat(unwrapper.unwrap(65_000)).isPositive().isLessThan(first);
    }

    @Test
    void a_shuffled_stream_unwraps_to_what_was_sent() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            SequenceUnwrapper unwrapper = new SequenceUnwrapper();
            long start = random.nextInt(65_536);
            long base = unwrapper.unwrap((int) start) - start;
            for (long sent = start; sent < start + 200_000; sent += 1 + random.nextInt(900)) {
                long shuffled = Math.max(start, sent - random.nextInt(300));
                assertThat(unwrapper.unwrap((int) shuffled & 0xFFFF))
                        .as("seed %d", seed)
                        .isEqualTo(base + shuffled);
            }
        }
    }

    @Test
    void timestamps_go_on_over_the_wrap_and_back() {
        TimestampUnwrapper unwrapper = new TimestampUnwrapper();

        long before = unwrapper.unwrap(0xFFFF_FF00);

        assertThat(unwrapper.unwrap(0x100)).isEqualTo(before + 0x200);
        assertThat(unwrapper.unwrap(0xFFFF_FFF0)).isEqualTo(before + 0xF0);
    }
}
