package dev.vident.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a webhook is to be (contract 5.6); null leaves a member as it is.
///
/// @param target https address that is told
/// @param types names of contract section 5.3
/// @param secretKey one is made when a new webhook has none
public record WebhookPlan(
        @Nullable String name,
        @Nullable String target,
        @Nullable List<String> types,
        @Nullable String secretKey,
        @Nullable DigestAlgorithm algorithm,
        @Nullable Boolean disabled) {

    /// A webhook with a generated secret and SHA-256.
    public static WebhookPlan of(String name, String target, List<String> types) {
        return new WebhookPlan(name, target, types, null, null, null);
    }

    /// Shows no secret.
    @Override
    public String toString() {
        return "WebhookPlan[name=" + name + ", target=" + target + "]";
    }

    byte[] json(@Nullable String id) {
        return new JsonWriter()
                .put("id", id)
                .put("name", name)
                .put("target", target)
                .put("types", types)
                .put("secretKey", secretKey)
                .put("signatureAlgorithm", algorithm)
                .put("disabled", disabled)
                .bytes();
    }
}
