package dev.vident.media.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NackScheduleTest {
    private static final long MILLI = 1_000;
    private static final long SECOND = 1_000_000;

    private final NackSchedule schedule = new NackSchedule();

    @Test
    void so_many_requests_go_out_without_an_answer_and_the_youngest_first() {
        schedule.missing(1_000, 1_300, 0);

        int[] first = take(10 * MILLI);
        assertThat(first).hasSize(NackSchedule.UNANSWERED_MAX);
        assertThat(first).startsWith(1_300 - NackSchedule.UNANSWERED_MAX).endsWith(1_299);
        assertThat(first).isSorted();
        assertThat(take(100 * MILLI)).as("none is answered").isEmpty();
    }

    @Test
    void each_answer_allows_for_another_request() {
        schedule.missing(1_000, 1_300, 0);
        take(10 * MILLI);

        for (long sequence = 1_250; sequence < 1_300; sequence++) {
            assertThat(schedule.arrived(sequence)).isTrue();
        }
        assertThat(take(20 * MILLI)).hasSize(50);
    }

    @Test
    void so_do_four_packets_that_come_by_themselves() {
        schedule.missing(1_000, 1_300, 0);
        take(10 * MILLI);

        for (int i = 0; i < 5 * NackSchedule.PACKETS_PER_REQUEST; i++) {
            schedule.onMedia();
        }
        assertThat(take(20 * MILLI)).hasSize(5);
    }

    @Test
    void a_quiet_time_saves_up_no_more_than_the_most() {
        for (int i = 0; i < 100_000; i++) {
            schedule.onMedia();
        }
        schedule.missing(1_000, 1_300, 0);
        assertThat(take(10 * MILLI)).hasSize(NackSchedule.UNANSWERED_MAX);
    }

    @Test
    void what_senders_do_not_have_any_more_is_not_asked_for() {
        schedule.missing(1_000, 1_300, 0);
        take(10 * MILLI);
        assertThat(schedule.isEmpty()).isFalse();

        assertThat(take(6 * SECOND)).isEmpty();
        assertThat(schedule.isEmpty()).isTrue();
        assertThat(schedule.abandoned()).isEqualTo(300);
    }

    private int[] take(long nowMicros) {
        int[] numbers = new int[NackSchedule.MISSING_MAX];
        int count = schedule.take(nowMicros, 0, numbers);
        return Arrays.copyOf(numbers, count);
    }
}
