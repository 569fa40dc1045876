package dev.vident.server;

import dev.vident.server.config.VidentConfig;
import dev.vident.server.platform.Ids;
import dev.vident.server.platform.Lifecycle;
import dev.vident.server.platform.Randomness;
import dev.vident.server.secret.Vault;
import dev.vident.server.storage.sql.Stores;
import dev.vident.server.webhook.Deliverer;
import dev.vident.server.webhook.HttpTransport;
import dev.vident.server.webhook.Outbox;
import dev.vident.server.webhook.Outcome;
import dev.vident.server.webhook.Subscriptions;
import dev.vident.server.webhook.TargetPolicy;
import dev.vident.server.webhook.WebhookSender;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;

/// Webhooks, wired.
///
/// @param outbox writes deliveries in the transaction of their cause
/// @param subscriptions who is told of what
record Webhooks(Outbox outbox, Subscriptions subscriptions) {
    /// Opens them and starts delivering what an earlier run left.
    static Webhooks open(
            VidentConfig config,
            Lifecycle parts,
            Stores stores,
            Vault vault,
            BiConsumer<Outcome, Duration> attempts,
            Executor threads,
            Ids ids,
            Randomness randomness,
            InstantSource clock) {
        TargetPolicy policy = new TargetPolicy(config.webhooks().allowPrivateTargets());
        Outbox outbox =
                new Outbox(
                        stores.webhooks(),
                        stores.applicants(),
                        stores.identifications(),
                        stores.compositions(),
                        ids,
                        config.clientId());
        Subscriptions subscriptions =
                new Subscriptions(
                        stores.webhooks(),
                        policy,
                        vault,
                        stores.transactions(),
                        ids,
                        randomness,
                        clock);
        HttpTransport transport =
                parts.own("webhook transport", new HttpTransport(policy, threads));
        Deliverer deliverer =
                Deliverer.over(transport, stores.webhooks(), subscriptions, ids, clock, attempts);
        parts.own("webhooks", WebhookSender.start(deliverer));
        return new Webhooks(outbox, subscriptions);
    }
}
