package dev.vident.media.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoopOverloadTest {
    private static final long TURN_MICROS = 10_000;

    private final LoopOverload load = new LoopOverload(0);
    private long nowMicros;

    @Test
    void a_loop_that_works_all_the_time_is_overloaded_after_three_seconds() {
        pass(2_900_000, 0.95);
        assertThat(load.isOverloaded()).isFalse();

        pass(200_000, 0.95);
        assertThat(load.isOverloaded()).isTrue();
    }

    @Test
    void it_may_take_calls_again_as_soon_as_one_second_was_calmer() {
        pass(5_000_000, 0.95);
        pass(1_100_000, 0.5);

        assertThat(load.isOverloaded()).isFalse();
    }

    @Test
    void a_short_burst_and_a_steady_half_load_are_no_overload() {
        for (int i = 0; i < 5; i++) {
            pass(2_000_000, 1.0);
            pass(2_000_000, 0.5);
            assertThat(load.isOverloaded()).isFalse();
        }
    }

    private void pass(long micros, double busyShare) {
        for (long until = nowMicros + micros; nowMicros < until; ) {
            long from = nowMicros + (long) (TURN_MICROS * (1 - busyShare));
            nowMicros += TURN_MICROS;
            load.turn(from, nowMicros);
        }
    }
}
