package dev.vident.server.webhook;

import dev.vident.client.DigestAlgorithm;
import dev.vident.client.WebhookVerifier;
import dev.vident.server.platform.Redacted;
import java.util.List;

/// Signs bodies with a subscription's secret (contract section 5.2). Thread-safe.
public final class Signer {
    private final WebhookVerifier digests;

    public Signer(Redacted<String> secret) {
        this.digests = new WebhookVerifier(secret.value());
    }

    /// The digest of a body, lower-case hex.
    public String digest(DigestAlgorithm algorithm, byte[] body) {
        return digests.digest(algorithm, body);
    }

    /// The two headers by which a receiver checks a body.
    List<CustomHeader> headers(DigestAlgorithm algorithm, byte[] body) {
        return List.of(
                new CustomHeader(
                        WebhookVerifier.DIGEST_HEADER, Redacted.of(digest(algorithm, body))),
                new CustomHeader(WebhookVerifier.ALGORITHM_HEADER, Redacted.of(algorithm.name())));
    }
}
