package dev.vident.server.storage.sql;

import dev.vident.server.applicant.ApplicantType;
import dev.vident.server.platform.Mode;
import dev.vident.server.webhook.Attempt;
import dev.vident.server.webhook.ClaimedDelivery;
import dev.vident.server.webhook.Delivery;
import dev.vident.server.webhook.DeliveryState;
import dev.vident.server.webhook.Outcome;
import dev.vident.server.webhook.Subscription;
import dev.vident.server.webhook.WebhookStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/// Webhooks in the database; claims as those of jobs. Thread-safe.
final class WebhooksSql implements WebhookStore {
    private final Database database;

    WebhooksSql(Database database) {
        this.database = database;
    }

    @Override
    public void insert(Subscription subscription) {
        database.change(handle ->
                bind(
                                handle.createUpdate(
                                        """
                                        insert into webhook
                                          (id, mode, name, description, target, types,
                                           applicant_type, source_keys, sealed_secret, algorithm,
                                           sealed_headers, resend, disabled, created_at, created_by)
                                        values (:id, :mode, :name, :description, :target, :types,
                                           :applicantType, :sourceKeys, :sealedSecret, :algorithm,
                                           :sealedHeaders, :resend, :disabled, :createdAt,
                                           :createdBy)
                                        """),
                                subscription)
                        .bind("mode", subscription.mode().name())
                        .bind("createdAt", subscription.createdAt().toEpochMilli())
                        .bind("createdBy", subscription.createdBy())
                        .execute());
    }

    @Override
    public void update(Subscription subscription) {
        database.change(handle ->
                bind(
                                handle.createUpdate(
                                        """
                                        update webhook set name = :name,
                                               description = :description, target = :target,
                                               types = :types, applicant_type = :applicantType,
                                               source_keys = :sourceKeys,
                                               sealed_secret = :sealedSecret,
                                               algorithm = :algorithm,
                                               sealed_headers = :sealedHeaders, resend = :resend,
                                               disabled = :disabled
                                         where id = :id
                                        """),
                                subscription)
                        .execute());
    }

    private static Update bind(Update update, Subscription subscription) {
        ApplicantType applicantType = subscription.applicantType();
        return update.bind("id", subscription.id())
                .bind("name", subscription.name())
                .bind("description", subscription.description())
                .bind("target", subscription.target())
                .bind("types", WebhookRows.texts(subscription.types()))
                .bind("applicantType", applicantType == null ? null : applicantType.name())
                .bind("sourceKeys", WebhookRows.texts(subscription.sourceKeys()))
                .bind("sealedSecret", subscription.sealedSecret())
                .bind("algorithm", subscription.algorithm().name())
                .bind("sealedHeaders", subscription.sealedHeaders())
                .bind("resend", subscription.resend() ? 1 : 0)
                .bind("disabled", subscription.disabled() ? 1 : 0);
    }

    @Override
    public Optional<Subscription> find(String id) {
        return database.read(handle ->
                handle.createQuery("select * from webhook where id = :id")
                        .bind("id", id)
                        .map((row, _) -> WebhookRows.subscription(row))
                        .findOne());
    }

    @Override
    public List<Subscription> ofMode(Mode mode) {
        return database.read(handle ->
                handle.createQuery(
                                "select * from webhook where mode = :mode order by created_at, id")
                        .bind("mode", mode.name())
                        .map((row, _) -> WebhookRows.subscription(row))
                        .list());
    }

    @Override
    public void insert(Delivery delivery) {
        database.change(handle ->
                handle.createUpdate(
                                """
                                insert into webhook_delivery
                                  (id, webhook_id, applicant_id, type, body, created_at, state,
                                   attempts, state_at)
                                values (:id, :webhookId, :applicantId, :type, :body, :createdAt,
                                   :state, :attempts, :stateAt)
                                """)
                        .bind("id", delivery.id())
                        .bind("webhookId", delivery.subscriptionId())
                        .bind("applicantId", delivery.applicantId())
                        .bind("type", delivery.type())
                        .bind("body", delivery.body())
                        .bind("createdAt", delivery.createdAt().toEpochMilli())
                        .bind("state", WebhookRows.name(delivery.state()))
                        .bind("attempts", delivery.state().attempts())
                        .bind("stateAt", delivery.state().at().toEpochMilli())
                        .execute());
    }

    @Override
    public Map<String, Integer> due(Instant now, Instant staleBefore) {
        return database.read(handle ->
                handle.createQuery(
                                """
                                select d.webhook_id, count(*) as deliveries
                                  from webhook w join webhook_delivery d on d.webhook_id = w.id
                                 where w.disabled = 0 and d.state = 'DUE' and d.state_at <= :now
                                   and (d.claim is null or d.claimed_at < :staleBefore)
                                 group by d.webhook_id
                                """)
                        .bind("now", now.toEpochMilli())
                        .bind("staleBefore", staleBefore.toEpochMilli())
                        .map((row, _) -> Map.entry(row.getString(1), row.getInt(2)))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    @Override
    public Optional<ClaimedDelivery> claim(
            String subscriptionId, String claim, Instant now, Instant staleBefore) {
        return database.write(handle -> {
            Optional<Delivery> due =
                    handle.createQuery(
                                    """
                                    select * from webhook_delivery
                                     where webhook_id = :webhookId and state = 'DUE'
                                       and state_at <= :now
                                       and (claim is null or claimed_at < :staleBefore)
                                       and exists (select 1 from webhook w
                                                    where w.id = webhook_id and w.disabled = 0)
                                     order by state_at, sequence
                                     limit 1
                                    """
                                            + database.dialect().skipLocked())
                            .bind("webhookId", subscriptionId)
                            .bind("now", now.toEpochMilli())
                            .bind("staleBefore", staleBefore.toEpochMilli())
                            .map((row, _) -> WebhookRows.delivery(row))
                            .findOne();
            return due.map(delivery -> claimed(handle, delivery, claim, now));
        });
    }

    private static ClaimedDelivery claimed(
            Handle handle, Delivery delivery, String claim, Instant now) {
        handle.createUpdate(
                        """
                        update webhook_delivery set claim = :claim, claimed_at = :now
                         where id = :id
                        """)
                .bind("claim", claim)
                .bind("now", now.toEpochMilli())
                .bind("id", delivery.id())
                .execute();
        DeliveryState state = delivery.state();
        return new ClaimedDelivery(
                delivery, new DeliveryState.Due(state.attempts(), state.at()), claim);
    }

    @Override
    public boolean record(ClaimedDelivery claimed, Attempt attempt, DeliveryState next) {
        return database.write(handle -> {
            int changed =
                    handle.createUpdate(
                                    """
                                    update webhook_delivery set state = :state,
                                           attempts = :attempts, state_at = :stateAt,
                                           claim = null, claimed_at = null
                                     where id = :id and claim = :claim
                                    """)
                            .bind("state", WebhookRows.name(next))
                            .bind("attempts", next.attempts())
                            .bind("stateAt", next.at().toEpochMilli())
                            .bind("id", claimed.delivery().id())
                            .bind("claim", claimed.claim())
                            .execute();
            if (changed == 1) {
                log(handle, claimed.delivery().id(), attempt);
            }
            return changed == 1;
        });
    }

    private static void log(Handle handle, String deliveryId, Attempt attempt) {
        Integer status =
                attempt.outcome() instanceof Outcome.Answered answered ? answered.status() : null;
        handle.createUpdate(
                        """
                        insert into webhook_attempt (delivery_id, number, at, millis, status, answer)
                        values (:deliveryId, :number, :at, :millis, :status, :answer)
                        """)
                .bind("deliveryId", deliveryId)
                .bind("number", attempt.number())
                .bind("at", attempt.at().toEpochMilli())
                .bind("millis", attempt.millis())
                .bind("status", status)
                .bind("answer", WebhookRows.answer(attempt.outcome()))
                .execute();
    }

    @Override
    public Optional<Delivery> delivery(String id) {
        return database.read(handle ->
                handle.createQuery("select * from webhook_delivery where id = :id")
                        .bind("id", id)
                        .map((row, _) -> WebhookRows.delivery(row))
                        .findOne());
    }

    @Override
    public int deleteEnded(Instant before, int limit) {
        return database.write(handle -> {
            List<String> ids =
                    handle.createQuery(
                                    """
                                    select id from webhook_delivery
                                     where state <> 'DUE' and state_at < :before
                                     order by state_at limit :limit
                                    """
                                            + database.dialect().skipLocked())
                            .bind("before", before.toEpochMilli())
                            .bind("limit", limit)
                            .mapTo(String.class)
                            .list();
            if (!ids.isEmpty()) {
                delete(handle, "delete from webhook_attempt where delivery_id in (<ids>)", ids);
                delete(handle, "delete from webhook_delivery where id in (<ids>)", ids);
            }
            return ids.size();
        });
    }

    private static void delete(Handle handle, String statement, List<String> ids) {
        try (Update update = handle.createUpdate(statement)) {
            update.bindList("ids", ids).execute();
        }
    }

    @Override
    public List<Delivery> newest(String subscriptionId, int limit) {
        return database.read(handle ->
                handle.createQuery(
                                """
                                select * from webhook_delivery where webhook_id = :webhookId
                                 order by sequence desc limit :limit
                                """)
                        .bind("webhookId", subscriptionId)
                        .bind("limit", limit)
                        .map((row, _) -> WebhookRows.delivery(row))
                        .list());
    }

    @Override
    public List<Attempt> attempts(String deliveryId) {
        return database.read(handle ->
                handle.createQuery(
                                """
                                select * from webhook_attempt where delivery_id = :deliveryId
                                 order by number
                                """)
                        .bind("deliveryId", deliveryId)
                        .map((row, _) -> WebhookRows.attempt(row))
                        .list());
    }
}
