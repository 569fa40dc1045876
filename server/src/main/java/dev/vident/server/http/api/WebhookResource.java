package dev.vident.server.http.api;

import dev.vident.client.DigestAlgorithm;
import dev.vident.server.http.Answer;
import dev.vident.server.platform.Redacted;
import dev.vident.server.webhook.Delivery;
import dev.vident.server.webhook.SampleSender;
import dev.vident.server.webhook.Signer;
import dev.vident.server.webhook.Subscription;
import dev.vident.server.webhook.Subscriptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Administration of webhooks (contract rows 35 and 36, section 5.6).
final class WebhookResource {

    private final Subscriptions subscriptions;
    private final SampleSender samples;
    private final String clientId;

    WebhookResource(ApiParts parts) {
        this.subscriptions = parts.webhooks();
        this.samples = parts.samples();
        this.clientId = parts.clientId();
    }

    Answer list(ApiCall call) {
        return envelope(subscriptions.list(call.mode()).stream().map(this::body).toList());
    }

    Answer one(ApiCall call) {
        return Answer.json(200, body(subscriptions.get(call.mode(), call.segment(0))));
    }

    Answer deliveries(ApiCall call) {
        Subscription subscription = subscriptions.get(call.mode(), call.segment(0));
        return envelope(
                subscriptions.deliveries(subscription).stream()
                        .map(delivery ->
                                WebhookDeliveryBody.of(delivery, subscriptions.attempts(delivery)))
                        .toList());
    }

    /// Sends a delivery once more; answers the new one.
    Answer redeliver(ApiCall call) {
        Subscription subscription = subscriptions.get(call.mode(), call.segment(0));
        Delivery again = subscriptions.redeliver(subscription, call.segment(1));
        return Answer.json(200, WebhookDeliveryBody.of(again, List.of()));
    }

    /// Sends a sample and answers what came of it.
    Answer test(ApiCall call) {
        Subscription subscription = subscriptions.get(call.mode(), call.segment(0));
        return Answer.json(200, WebhookTestBody.of(samples.send(subscription)));
    }

    Answer create(ApiCall call) {
        WebhookBody wanted = call.exchange().json(WebhookBody.class);
        return Answer.json(
                200,
                body(
                        subscriptions.create(
                                call.mode(), wanted.toChange(), call.caller().tokenId())));
    }

    Answer change(ApiCall call) {
        WebhookBody wanted = call.exchange().json(WebhookBody.class);
        return Answer.json(
                200,
                body(
                        subscriptions.change(
                                call.mode(),
                                ApiCall.required(wanted.id(), "id"),
                                wanted.toChange())));
    }

    /// The digest of the raw body, so that a receiver can try out its own.
    static Answer testDigest(ApiCall call) {
        Signer signer = new Signer(Redacted.of(call.requiredParameter("secretKey")));
        DigestAlgorithm algorithm =
                Objects.requireNonNullElse(
                        WebhookBody.algorithm(call.parameter("digestAlg")),
                        DigestAlgorithm.HMAC_SHA256_HEX);
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("digest", signer.digest(algorithm, call.exchange().body()));
        members.put("digestAlg", algorithm.name());
        return Answer.json(200, members);
    }

    private WebhookBody body(Subscription subscription) {
        return WebhookBody.of(subscription, subscriptions, clientId);
    }

    private static Answer envelope(List<?> items) {
        Map<String, Object> list = new LinkedHashMap<>();
        list.put("items", items);
        list.put("totalItems", items.size());
        return Answer.json(200, Map.of("list", list));
    }
}
