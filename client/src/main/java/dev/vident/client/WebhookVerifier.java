package dev.vident.client;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Checks that a webhook was sent by the server: HMAC of the raw body with the webhook's own secret
/// (contract 5.2).
///
/// Hand it the bytes as they arrived; a body that was parsed and written again has another digest.
/// Thread-safe.
public final class WebhookVerifier {

    /// Header with the digest, lower-case hex.
    public static final String DIGEST_HEADER = "X-Payload-Digest";

    /// Header with the name of the algorithm.
    public static final String ALGORITHM_HEADER = "X-Payload-Digest-Alg";

    private final byte[] secret;
    private final Set<DigestAlgorithm> accepted;

    /// Accepts all three algorithms.
    public WebhookVerifier(String secret) {
        this(secret, EnumSet.allOf(DigestAlgorithm.class));
    }

    /// @param secret the webhook's own secret, not that of an app token
    /// @param accepted algorithms that are good enough for the caller
    public WebhookVerifier(String secret, Set<DigestAlgorithm> accepted) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
        this.accepted = Set.copyOf(accepted);
    }

    /// Whether the digest fits the body; compares in constant time.
    ///
    /// @param algorithm value of [#ALGORITHM_HEADER]; null means SHA-256
    /// @param digest value of [#DIGEST_HEADER]; null never fits
    public boolean verify(@Nullable String algorithm, @Nullable String digest, byte[] body) {
        if (digest == null) {
            return false;
        }
        Optional<DigestAlgorithm> named =
                algorithm == null
                        ? Optional.of(DigestAlgorithm.HMAC_SHA256_HEX)
                        : DigestAlgorithm.ofHeader(algorithm);
        return named.filter(accepted::contains)
                .map(known -> MessageDigest.isEqual(mac(known, body), Hex.decode(digest.strip())))
                .orElse(false);
    }

    /// The digest a sender puts into [#DIGEST_HEADER].
    public String digest(DigestAlgorithm algorithm, byte[] body) {
        return HexFormat.of().formatHex(mac(algorithm, body));
    }

    private byte[] mac(DigestAlgorithm algorithm, byte[] body) {
        try {
            Mac mac = Mac.getInstance(algorithm.jcaName());
            mac.init(new SecretKeySpec(secret, algorithm.jcaName()));
            return mac.doFinal(body);
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError("every JDK has " + algorithm.jcaName(), impossible);
        }
    }
}
