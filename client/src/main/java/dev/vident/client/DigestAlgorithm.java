package dev.vident.client;

import java.util.Optional;

/// How a webhook's body is signed: the values of the header `X-Payload-Digest-Alg` (contract 5.2).
public enum DigestAlgorithm {
    /// Legacy.
    HMAC_SHA1_HEX("HmacSHA1"),
    /// The default.
    HMAC_SHA256_HEX("HmacSHA256"),
    /// The longest.
    HMAC_SHA512_HEX("HmacSHA512");

    private final String jcaName;

    DigestAlgorithm(String jcaName) {
        this.jcaName = jcaName;
    }

    /// The name that `javax.crypto.Mac` knows.
    public String jcaName() {
        return jcaName;
    }

    /// The algorithm of a header value, if it is one of ours.
    public static Optional<DigestAlgorithm> ofHeader(String value) {
        for (DigestAlgorithm algorithm : values()) {
            if (algorithm.name().equals(value.strip())) {
                return Optional.of(algorithm);
            }
        }
        return Optional.empty();
    }
}
