package dev.vident.media.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.media.forward.RoundTrip;
import dev.vident.media.rtcp.ReportBlock;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {
    private static final long START = 1_700_000_000_000_000L;
    private static final long PACKET_MICROS = 20_000;

    private final CircuitBreaker breaker = new CircuitBreaker();
    private final RoundTrip unknown = new RoundTrip();
    private long now = START;

    @Test
    void nothing_is_held_back_from_a_participant_that_never_gave_feedback() {
        send(10_000_000);
        assertThat(breaker.holds(unknown, now)).isFalse();
    }

    @Test
    void pictures_are_held_back_after_a_second_without_feedback_and_go_on_with_it() {
        breaker.onFeedback();
        send(CircuitBreaker.TIMEOUT_MICROS);
        assertThat(breaker.holds(unknown, now)).isFalse();
        send(PACKET_MICROS);
        assertThat(breaker.holds(unknown, now)).isTrue();
        assertThat(breaker.holds(unknown, now)).isTrue();
        assertThat(breaker.held()).isEqualTo(2);

        assertThat(breaker.onFeedback()).as("go on").isTrue();
        assertThat(breaker.isOpen()).isFalse();
        assertThat(breaker.holds(unknown, now)).isFalse();
        assertThat(breaker.onFeedback()).as("nothing was held back").isFalse();
    }

    @Test
    void where_nothing_is_sent_nothing_is_waited_for() {
        breaker.onFeedback();
        now += 60_000_000;
        assertThat(breaker.holds(unknown, now)).isFalse();
        breaker.onSent(now);
        assertThat(breaker.holds(unknown, now)).isFalse();
    }

    @Test
    void a_long_way_takes_longer() {
        RoundTrip far = roundTripOf(800);
        breaker.onFeedback();
        send(CircuitBreaker.TIMEOUT_MICROS + 790_000);
        assertThat(breaker.holds(far, now)).isFalse();
        send(2 * PACKET_MICROS);
        assertThat(breaker.holds(far, now)).isTrue();
    }

    @Test
    void pictures_are_tried_again_where_no_feedback_can_come() {
        breaker.onFeedback();
        send(CircuitBreaker.TIMEOUT_MICROS + PACKET_MICROS);
        assertThat(breaker.holds(unknown, now)).isTrue();
        assertThat(breaker.takeRetry(now + CircuitBreaker.RETRY_MICROS - 1)).isFalse();
        now += CircuitBreaker.RETRY_MICROS;
        assertThat(breaker.takeRetry(now)).isTrue();
        send(CircuitBreaker.TIMEOUT_MICROS);
        assertThat(breaker.holds(unknown, now)).as("another second").isFalse();
        send(PACKET_MICROS);
        assertThat(breaker.holds(unknown, now)).isTrue();
    }

    /// A packet every 20 ms, the first one now.
    private void send(long micros) {
        long end = now + micros;
        while (now < end) {
            breaker.onSent(now);
            now = Math.min(end, now + PACKET_MICROS);
        }
    }

    private static RoundTrip roundTripOf(int millis) {
        RoundTrip roundTrip = new RoundTrip();
        int sentAt = 0x10000;
        roundTrip.onSent(sentAt, START);
        roundTrip.onReport(new ReportBlock(1, 0, 0, 0, 0, sentAt, 0), START + millis * 1_000L);
        assertThat(roundTrip.millis()).hasValue(millis);
        return roundTrip;
    }
}
