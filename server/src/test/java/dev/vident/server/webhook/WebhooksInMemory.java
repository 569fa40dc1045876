package dev.vident.server.webhook;

import dev.vident.server.platform.Mode;
import dev.vident.server.platform.TableInMemory;
import dev.vident.server.platform.TransactionsInMemory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

public final class WebhooksInMemory implements WebhookStore {
    private record Claim(String id, Instant at) {}

    private record Row(Delivery delivery, @Nullable Claim claim, List<Attempt> attempts) {
        boolean isClaimable(Instant now, Instant staleBefore) {
            return delivery.state() instanceof DeliveryState.Due(int _, Instant at)
                    && !at.isAfter(now)
                    && (claim == null || claim.at().isBefore(staleBefore));
        }

        Row claimed(Claim next) {
            return new Row(delivery, next, attempts);
        }

        Row after(Attempt attempt, DeliveryState next) {
            List<Attempt> more = new ArrayList<>(attempts);
            more.add(attempt);
            return new Row(
                    new Delivery(
                            delivery.id(),
                            delivery.subscriptionId(),
                            delivery.applicantId(),
                            delivery.type(),
                            delivery.body(),
                            delivery.createdAt(),
                            next),
                    null,
                    List.copyOf(more));
        }
    }

    private final TransactionsInMemory transactions;
    private final TableInMemory<String, Subscription> subscriptions;
    private final TableInMemory<String, Row> deliveries;

    public WebhooksInMemory(TransactionsInMemory transactions) {
        this.transactions = transactions;
        this.subscriptions = transactions.table();
        this.deliveries = transactions.table();
    }

    @Override
    public void insert(Subscription subscription) {
        subscriptions.insert(subscription.id(), subscription);
    }

    @Override
    public void update(Subscription subscription) {
        subscriptions.update(subscription.id(), _ -> true, _ -> subscription);
    }

    @Override
    public Optional<Subscription> find(String id) {
        return subscriptions.find(id);
    }

    @Override
    public List<Subscription> ofMode(Mode mode) {
        return subscriptions.where(
                row -> row.mode() == mode,
                Comparator.comparing(Subscription::createdAt).thenComparing(Subscription::id));
    }

    @Override
    public void insert(Delivery delivery) {
        deliveries.insert(delivery.id(), new Row(delivery, null, List.of()));
    }

    @Override
    public Map<String, Integer> due(Instant now, Instant staleBefore) {
        Predicate<Row> claimable =
                row ->
                        row.isClaimable(now, staleBefore)
                                && !find(row.delivery().subscriptionId()).orElseThrow().disabled();
        return deliveries.where(claimable).stream()
                .collect(
                        Collectors.toMap(
                                row -> row.delivery().subscriptionId(), _ -> 1, Integer::sum));
    }

    @Override
    public Optional<ClaimedDelivery> claim(
            String subscriptionId, String claim, Instant now, Instant staleBefore) {
        return transactions.inTransaction(() -> {
            List<Row> due =
                    deliveries.where(
                            row ->
                                    row.delivery().subscriptionId().equals(subscriptionId)
                                            && !find(subscriptionId).orElseThrow().disabled()
                                            && row.isClaimable(now, staleBefore),
                            Comparator.comparing(row -> row.delivery().state().at()));
            if (due.isEmpty()) {
                return Optional.empty();
            }
            Delivery first = due.getFirst().delivery();
            deliveries.update(first.id(), _ -> true, row -> row.claimed(new Claim(claim, now)));
            return Optional.of(
                    new ClaimedDelivery(
                            first,
                            new DeliveryState.Due(first.state().attempts(), first.state().at()),
                            claim));
        });
    }

    @Override
    public boolean record(ClaimedDelivery claimed, Attempt attempt, DeliveryState next) {
        return deliveries.update(
                claimed.delivery().id(),
                row -> row.claim() != null && row.claim().id().equals(claimed.claim()),
                row -> row.after(attempt, next));
    }

    @Override
    public Optional<Delivery> delivery(String id) {
        return deliveries.find(id).map(Row::delivery);
    }

    @Override
    public int deleteEnded(Instant before, int limit) {
        return transactions.inTransaction(() -> {
            List<Row> old =
                    deliveries
                            .where(
                                    row ->
                                            !(row.delivery().state() instanceof DeliveryState.Due)
                                                    && row.delivery().state().at().isBefore(before),
                                    Comparator.comparing(row -> row.delivery().state().at()))
                            .stream()
                            .limit(limit)
                            .toList();
            deliveries.delete(old::contains);
            return old.size();
        });
    }

    @Override
    public List<Delivery> newest(String subscriptionId, int limit) {
        return deliveries
                .where(row -> row.delivery().subscriptionId().equals(subscriptionId))
                .reversed()
                .stream()
                .limit(limit)
                .map(Row::delivery)
                .toList();
    }

    @Override
    public List<Attempt> attempts(String deliveryId) {
        return deliveries.find(deliveryId).map(Row::attempts).orElse(List.of());
    }
}
