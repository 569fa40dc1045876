package dev.vident.server.webhook;

import dev.vident.server.DomainFixture;
import dev.vident.server.platform.Mode;
import dev.vident.server.platform.Redacted;
import dev.vident.server.secret.MasterKey;
import dev.vident.server.secret.Vault;
import dev.vident.server.storage.StoreSet;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Subscriptions over a server in memory whose clock stands.
final class WebhookWorld {
    static final String SECRET = "hook-secret";
    static final List<String> ALL =
            Arrays.stream(WebhookType.values()).map(WebhookType::wireName).toList();

    final DomainFixture domain = new DomainFixture(StoreSet.inMemory());
    final WebhookStore store = domain.stores.webhooks();
    final Subscriptions subscriptions =
            new Subscriptions(
                    store,
                    new TargetPolicy(true),
                    new Vault(MasterKey.parse("0f".repeat(32)), domain.randomness),
                    domain.stores.transactions(),
                    domain.ids,
                    domain.randomness,
                    domain.clock);

    Subscription subscribe(String target) {
        return subscriptions.create(Mode.SANDBOX, wanted(target), "token");
    }

    static SubscriptionChange wanted(String target) {
        return change("receiver", target, ALL, null);
    }

    static SubscriptionChange change(
            @Nullable String name,
            @Nullable String target,
            @Nullable List<String> types,
            @Nullable Boolean resend) {
        return new SubscriptionChange(
                name,
                null,
                target,
                types,
                null,
                null,
                Redacted.of(SECRET),
                null,
                List.of(new CustomHeader("Authorization", Redacted.of("Bearer: x y"))),
                resend,
                null);
    }

    Deliverer deliverer(Transport transport) {
        return new Deliverer(
                store,
                subscriptions,
                transport,
                RetrySchedule.DOCUMENTED,
                domain.ids,
                domain.clock);
    }

    /// The bodies written for a subscription, oldest first.
    List<String> bodies(Subscription subscription) {
        return store.newest(subscription.id(), 100).reversed().stream()
                .map(Delivery::body)
                .toList();
    }

    List<String> types(Subscription subscription) {
        return store.newest(subscription.id(), 100).reversed().stream()
                .map(Delivery::type)
                .toList();
    }
}
