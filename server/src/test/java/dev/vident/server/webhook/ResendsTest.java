package dev.vident.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.server.DomainFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The whole schedule of contract 5.1 in virtual time.
final class ResendsTest {
    private static final Duration DAY = Duration.ofDays(1);

    private final WebhookWorld world = new WebhookWorld();
    private final List<Duration> sentAfter = new ArrayList<>();
    private Outcome outcome = new Outcome.Answered(500, "no");
    private final Deliverer deliverer = world.deliverer(this::receive);
    private final Subscription subscription = world.subscribe("http://receiver.example/");

    private Outcome receive(Post post) {
        sentAfter.add(Duration.between(domainStart(), world.domain.clock.instant()));
        return outcome;
    }

    private static Instant domainStart() {
        return DomainFixture.START;
    }

    /// Looks once a minute, as a sender would more often.
    private void passMinutes(Duration time) {
        for (long minute = 0; minute <= time.toMinutes(); minute++) {
            while (deliverer.sendNext(subscription.id())) {
                assertThat(sentAfter.size()).isLessThan(100);
            }
            world.domain.clock.advance(Duration.ofMinutes(1));
        }
    }

    private Delivery delivery() {
        return world.store.newest(subscription.id(), 1).getFirst();
    }

    @Test
    void a_failed_delivery_is_sent_again_four_times_and_then_given_up() {
        world.domain.applicant("u-1");
        passMinutes(DAY);

        assertThat(sentAfter)
                .containsExactly(
                        Duration.ZERO,
                        Duration.ofMinutes(5),
                        Duration.ofHours(1),
                        Duration.ofHours(5),
                        Duration.ofHours(18));
        assertThat(delivery().state())
                .isEqualTo(
                        new DeliveryState.GivenUp(
                                5, DomainFixture.START.plus(Duration.ofHours(18))));
        assertThat(world.store.attempts(delivery().id()))
                .hasSize(5)
                .extracting(Attempt::outcome)
                .containsOnly(new Outcome.Answered(500, "no"));
    }

    @Test
    void another_schedule_than_the_documented_one_is_followed() {
        Deliverer impatient =
                new Deliverer(
                        world.store,
                        world.subscriptions,
                        this::receive,
                        new RetrySchedule(List.of(Duration.ofMinutes(1), Duration.ofMinutes(4))),
                        world.domain.ids,
                        world.domain.clock);
        world.domain.applicant("u-1");
        for (int minute = 0; minute < 10; minute++) {
            impatient.sendNext(subscription.id());
            world.domain.clock.advance(Duration.ofMinutes(1));
        }
        assertThat(sentAfter)
                .containsExactly(Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(4));
    }

    @Test
    void a_delivery_that_waits_for_a_resend_no_longer_planned_is_given_up() {
        DeliveryState.Due fourth = new DeliveryState.Due(4, DomainFixture.START);
        assertThat(
                        new RetrySchedule(List.of(Duration.ofMinutes(1)))
                                .next(fourth, outcome, DomainFixture.START, true))
                .isEqualTo(new DeliveryState.GivenUp(5, DomainFixture.START));
    }

    @Test
    void the_log_forgets_what_ended_before_the_retention() {
        for (int i = 0; i < LogCleaner.BATCH + 1; i++) {
            world.domain.applicant("u-" + i);
        }
        outcome = new Outcome.Answered(200, "");
        while (deliverer.sendNext(subscription.id())) {
            sentAfter.clear();
        }
        LogCleaner cleaner = new LogCleaner(world.store, Duration.ofDays(30), world.domain.clock);
        world.domain.clock.advance(Duration.ofDays(30));
        assertThat(cleaner.clean()).isZero();
        world.domain.clock.advance(Duration.ofMillis(1));
        assertThat(cleaner.clean()).isEqualTo(LogCleaner.BATCH + 1);
    }

    @Test
    void a_success_ends_it() {
        world.domain.applicant("u-1");
        passMinutes(Duration.ofMinutes(30));
        outcome = new Outcome.Answered(204, "");
        passMinutes(DAY);

        assertThat(sentAfter)
                .containsExactly(Duration.ZERO, Duration.ofMinutes(5), Duration.ofHours(1));
        assertThat(delivery().state()).isInstanceOf(DeliveryState.Delivered.class);
    }

    @Test
    void a_redirect_and_no_answer_are_failures() {
        assertThat(new Outcome.Answered(302, "").isSuccess()).isFalse();
        assertThat(new Outcome.Unanswered("no answer").isSuccess()).isFalse();
        assertThat(new Outcome.Answered(299, "").isSuccess()).isTrue();
    }

    @Test
    void a_subscription_may_refuse_resends() {
        world.subscriptions.change(
                subscription.mode(),
                subscription.id(),
                WebhookWorld.change(null, null, null, false));
        world.domain.applicant("u-1");
        passMinutes(DAY);

        assertThat(sentAfter).containsExactly(Duration.ZERO);
        assertThat(delivery().state()).isInstanceOf(DeliveryState.GivenUp.class);
    }

    @Test
    void an_attempt_cut_off_by_a_crash_is_made_again_and_not_counted() {
        world.domain.applicant("u-1");
        var now = world.domain.clock.instant();
        assertThat(world.store.claim(subscription.id(), "dead", now, now)).isPresent();
        assertThat(deliverer.sendNext(subscription.id())).isFalse();

        world.domain.clock.advance(Deliverer.CLAIM_EXPIRES_AFTER.plusMillis(1));
        outcome = new Outcome.Answered(200, "");
        assertThat(deliverer.sendNext(subscription.id())).isTrue();
        assertThat(delivery().state())
                .isEqualTo(new DeliveryState.Delivered(1, world.domain.clock.instant()));
    }
}
