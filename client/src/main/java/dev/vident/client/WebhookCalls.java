package dev.vident.client;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// Administration of webhooks (contract 5.6). Failures as described at [VidentClient]. Thread-safe.
public final class WebhookCalls {

    private static final String WEBHOOKS = "/resources/api/clientWebhooks";
    private static final String CHANGES = "/resources/api/agent/clientWebhooks";

    private final Calls calls;

    WebhookCalls(Calls calls) {
        this.calls = calls;
    }

    /// All webhooks of the mode, with their secrets.
    public List<Webhook> list() {
        JsonObject list = JsonReader.object(calls.get(WEBHOOKS)).object("list");
        return list == null ? List.of() : list.objects("items").stream().map(Webhook::of).toList();
    }

    /// One webhook.
    public Webhook get(String webhookId) {
        return Webhook.of(JsonReader.object(calls.get(WEBHOOKS + "/" + Target.encode(webhookId))));
    }

    /// Adds a webhook. Not repeated.
    public Webhook create(WebhookPlan plan) {
        return Webhook.of(JsonReader.object(calls.post(CHANGES, plan.json(null), false)));
    }

    /// Changes a webhook; what is null stays.
    public Webhook change(String webhookId, WebhookPlan plan) {
        return Webhook.of(JsonReader.object(calls.patch(CHANGES, plan.json(webhookId))));
    }

    /// The newest deliveries with payload and attempts, as the JSON that was received; not a call
    /// of Sumsub.
    public String deliveries(String webhookId) {
        return calls.get(WEBHOOKS + "/" + Target.encode(webhookId) + "/deliveries");
    }

    /// The digest the server makes of a text with SHA-256, to try out one's own.
    public String testDigest(String secretKey, String text) {
        return JsonReader.object(
                        calls.post(
                                new Target("/resources/inspectionCallbacks/testDigest")
                                        .query("secretKey", secretKey)
                                        .toString(),
                                text.getBytes(StandardCharsets.UTF_8),
                                true))
                .requiredText("digest");
    }
}
