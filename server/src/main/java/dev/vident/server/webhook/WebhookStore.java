package dev.vident.server.webhook;

import dev.vident.server.platform.Mode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Keeps subscriptions, deliveries and the delivery log. Thread-safe; takes part in the transaction
/// of the calling thread.
public interface WebhookStore {
    void insert(Subscription subscription);

    /// Stores everything but mode, creation and creator.
    void update(Subscription subscription);

    Optional<Subscription> find(String id);

    /// The subscriptions of a mode, oldest first.
    List<Subscription> ofMode(Mode mode);

    void insert(Delivery delivery);

    /// How many deliveries can be claimed now, by subscription; disabled subscriptions and those
    /// with none are left out.
    Map<String, Integer> due(Instant now, Instant staleBefore);

    /// Claims the delivery of a subscription that is due the longest: one nobody has claimed, or
    /// one whose claim is from before `staleBefore`. Two senders never get the same one; a disabled
    /// subscription has none.
    Optional<ClaimedDelivery> claim(
            String subscriptionId, String claim, Instant now, Instant staleBefore);

    /// Writes down how an attempt ended and releases the claim.
    ///
    /// @return false, and nothing is stored, when the claim is no longer the current one
    boolean record(ClaimedDelivery claimed, Attempt attempt, DeliveryState next);

    Optional<Delivery> delivery(String id);

    /// Deletes deliveries that ended before a moment, with their log, oldest first.
    ///
    /// @return how many, at most `limit`
    int deleteEnded(Instant before, int limit);

    /// Up to `limit` deliveries of a subscription, newest first.
    List<Delivery> newest(String subscriptionId, int limit);

    /// The log of a delivery, oldest attempt first.
    List<Attempt> attempts(String deliveryId);
}
