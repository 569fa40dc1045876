package dev.vident.server.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WaitingQueueTest {
    private static final Instant START = Instant.parse("2026-01-01T10:00:00Z");
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final WaitingQueue queue = new WaitingQueue(3, GRACE);

    @Test
    void the_oldest_entry_is_first() {
        queue.join(entry("a", 0));
        queue.join(entry("b", 1));

        assertThat(queue.entries()).containsExactly(entry("a", 0), entry("b", 1));
    }

    @Test
    void joining_again_keeps_the_place_and_its_waiting_time() {
        queue.join(entry("a", 0));
        queue.join(entry("b", 1));

        assertThat(queue.join(entry("a", 9))).isEqualTo(WaitingQueue.Joined.KEPT);
        assertThat(queue.entries()).containsExactly(entry("a", 0), entry("b", 1));
    }

    @Test
    void a_full_queue_refuses() {
        queue.join(entry("a", 0));
        queue.join(entry("b", 1));
        queue.join(entry("c", 2));

        assertThat(queue.join(entry("d", 3))).isEqualTo(WaitingQueue.Joined.FULL);
        assertThat(queue.entries()).hasSize(3);
    }

    @Test
    void an_entry_is_taken_once() {
        queue.join(entry("a", 0));

        assertThat(queue.take("id-a")).contains(entry("a", 0));
        assertThat(queue.take("id-a")).isEmpty();
    }

    @Test
    void an_entry_put_back_is_where_it_was() {
        queue.join(entry("a", 0));
        queue.join(entry("b", 1));
        queue.take("id-a");

        queue.putBack(entry("a", 0));

        assertThat(queue.entries()).containsExactly(entry("a", 0), entry("b", 1));
    }

    @Test
    void a_place_without_a_page_is_kept_for_the_grace_period_only() {
        queue.join(entry("a", 0));
        queue.join(entry("b", 1));
        assertThat(queue.away("a", START)).isTrue();

        assertThat(queue.expire(START.plus(GRACE).minusMillis(1))).isEmpty();
        assertThat(queue.expire(START.plus(GRACE))).containsExactly(entry("a", 0));
        assertThat(queue.entries()).containsExactly(entry("b", 1));
    }

    @Test
    void a_page_that_returns_in_time_is_not_expired() {
        queue.join(entry("a", 0));
        queue.away("a", START);
        queue.join(entry("a", 5));

        assertThat(queue.expire(START.plus(GRACE.multipliedBy(2)))).isEmpty();
    }

    @Test
    void the_estimate_is_the_median_call_per_turn_shared_by_the_operators() {
        WaitEstimate estimate = new WaitEstimate();
        assertThat(estimate.of(1, 1, 0)).isEmpty();
        estimate.ended(Duration.ofSeconds(100));
        estimate.ended(Duration.ofSeconds(200));
        estimate.ended(Duration.ofSeconds(900));

        assertThat(estimate.of(1, 1, 0)).contains(Duration.ZERO);
        assertThat(estimate.of(1, 1, 1)).contains(Duration.ofSeconds(200));
        assertThat(estimate.of(4, 2, 2)).contains(Duration.ofSeconds(400));
        assertThat(estimate.of(1, 0, 0)).isEmpty();
    }

    private static QueueEntry entry(String applicant, int second) {
        return new QueueEntry(
                "id-" + applicant, applicant, "video-ident", "en", START.plusSeconds(second));
    }
}
