package dev.vident.server.webhook;

import dev.vident.server.platform.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/// Makes attempts: claims a delivery, sends it, writes down what came of it. Killed in between, the
/// claim expires and the same attempt is made again: at least once (contract section 5.1).
/// Thread-safe.
public final class Deliverer {
    /// A claim this old belongs to a process that died; well above the time an attempt may take.
    static final Duration CLAIM_EXPIRES_AFTER = Duration.ofSeconds(30);

    private final WebhookStore store;
    private final Subscriptions subscriptions;
    private final Transport transport;
    private final RetrySchedule schedule;
    private final Ids ids;
    private final InstantSource clock;
    private final BiConsumer<Outcome, Duration> attempts;

    Deliverer(
            WebhookStore store,
            Subscriptions subscriptions,
            Transport transport,
            RetrySchedule schedule,
            Ids ids,
            InstantSource clock) {
        this(store, subscriptions, transport, schedule, ids, clock, (_, _) -> {});
    }

    private Deliverer(
            WebhookStore store,
            Subscriptions subscriptions,
            Transport transport,
            RetrySchedule schedule,
            Ids ids,
            InstantSource clock,
            BiConsumer<Outcome, Duration> attempts) {
        this.attempts = attempts;
        this.store = store;
        this.subscriptions = subscriptions;
        this.transport = transport;
        this.schedule = schedule;
        this.ids = ids;
        this.clock = clock;
    }

    /// Delivers over HTTP.
    ///
    /// @param attempts hears how each attempt ended and how long it took
    public static Deliverer over(
            HttpTransport transport,
            WebhookStore store,
            Subscriptions subscriptions,
            RetrySchedule schedule,
            Ids ids,
            InstantSource clock,
            BiConsumer<Outcome, Duration> attempts) {
        return new Deliverer(store, subscriptions, transport, schedule, ids, clock, attempts);
    }

    /// How many deliveries are due, by subscription.
    Map<String, Integer> due() {
        Instant now = clock.instant();
        return store.due(now, now.minus(CLAIM_EXPIRES_AFTER));
    }

    /// Makes one attempt for a subscription.
    ///
    /// @return false when nothing is due
    boolean sendNext(String subscriptionId) {
        Instant now = now();
        Optional<ClaimedDelivery> claimed =
                store.claim(subscriptionId, ids.next(), now, now.minus(CLAIM_EXPIRES_AFTER));
        claimed.ifPresent(this::send);
        return claimed.isPresent();
    }

    private void send(ClaimedDelivery claimed) {
        Subscription subscription = store.find(claimed.delivery().subscriptionId()).orElseThrow();
        Instant begun = now();
        Outcome outcome =
                transport.post(Post.of(subscription, subscriptions, claimed.delivery().body()));
        Duration took = Duration.between(begun, now());
        attempts.accept(outcome, took);
        Attempt attempt =
                new Attempt(claimed.due().attempts() + 1, begun, took.toMillis(), outcome);
        store.record(
                claimed,
                attempt,
                schedule.next(claimed.due(), outcome, begun, subscription.resend()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
