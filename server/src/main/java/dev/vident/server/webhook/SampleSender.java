package dev.vident.server.webhook;

import dev.vident.server.platform.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/// Sends a sample notice at once, signed and with the headers of a real one, so that somebody who
/// sets a webhook up sees what comes of it. A sample stands in no log and is not sent again.
/// Thread-safe.
public final class SampleSender {
    private final Subscriptions subscriptions;
    private final Transport transport;
    private final Ids ids;
    private final InstantSource clock;
    private final String clientId;

    SampleSender(
            Subscriptions subscriptions,
            Transport transport,
            Ids ids,
            InstantSource clock,
            String clientId) {
        this.subscriptions = subscriptions;
        this.transport = transport;
        this.ids = ids;
        this.clock = clock;
        this.clientId = clientId;
    }

    /// Sends over HTTP.
    ///
    /// @param clientId name of the one tenant
    public static SampleSender over(
            HttpTransport transport,
            Subscriptions subscriptions,
            Ids ids,
            InstantSource clock,
            String clientId) {
        return new SampleSender(subscriptions, transport, ids, clock, clientId);
    }

    /// What was sent and what came of it.
    ///
    /// @param payload the text that was signed
    public record Sample(String payload, Attempt attempt) {}

    /// Sends a notice of the subscription's first type about an applicant that does not exist.
    public Sample send(Subscription subscription) {
        Instant begun = now();
        String payload = Payload.sample(subscription, ids.correlation(), begun, clientId);
        Outcome outcome = transport.post(Post.of(subscription, subscriptions, payload));
        long millis = Duration.between(begun, now()).toMillis();
        return new Sample(payload, new Attempt(1, begun, millis, outcome));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
