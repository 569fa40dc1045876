package dev.vident.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who is told of what (contract 5.6).
///
/// @param secretKey for [WebhookVerifier]
public record Webhook(
        String id,
        @Nullable String name,
        @Nullable String target,
        List<String> types,
        @Nullable String secretKey,
        @Nullable String signatureAlgorithm,
        boolean disabled) {

    /// Shows no secret.
    @Override
    public String toString() {
        return "Webhook[id=" + id + ", target=" + target + "]";
    }

    static Webhook of(JsonObject json) {
        return new Webhook(
                json.requiredText("id"),
                json.text("name"),
                json.text("target"),
                json.texts("types"),
                json.text("secretKey"),
                json.text("signatureAlgorithm"),
                Boolean.TRUE.equals(json.flag("disabled")));
    }
}
