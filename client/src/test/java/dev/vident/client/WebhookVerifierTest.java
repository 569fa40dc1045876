package dev.vident.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The vectors of contract 5.2.
class WebhookVerifierTest {

    private static final byte[] BODY =
            """
            {
              "applicantId" : "66f000000000000000000001",
              "type" : "videoIdentStatusChanged"
            }\
            """
                    .getBytes(StandardCharsets.UTF_8);
    private static final String SHA256 =
            "49e9634cecdcd0a5a58bc48fdb3ca682043a0c00a649f0736bc9cc4aacd3f521";

    private final WebhookVerifier verifier = new WebhookVerifier("hook-secret");

    @ParameterizedTest
    @CsvSource({
        "HMAC_SHA1_HEX, 1add81cd7765ead3470fc175e5532cba537e0dc2",
        "HMAC_SHA256_HEX, " + SHA256,
        "HMAC_SHA512_HEX, 6b9f4c896039961470f271e2b469d5388df1051e3c72a1c24ac0a3159d1cf3bf"
                + "eab920346db4c2d93dd7e31a62377a4c96bbe663e628591787476ed7d69f1712",
    })
    void verifies_the_vectors_of_the_contract(DigestAlgorithm algorithm, String digest) {
        assertThat(verifier.verify(algorithm.name(), digest, BODY)).isTrue();
        assertThat(verifier.digest(algorithm, BODY)).isEqualTo(digest);
    }

    @Test
    void takes_sha256_when_no_algorithm_is_named() {
        assertThat(verifier.verify(null, SHA256.toUpperCase(Locale.ROOT), BODY)).isTrue();
    }

    @Test
    void refuses_a_changed_body_another_secret_an_unknown_algorithm_and_a_missing_digest() {
        byte[] changed = BODY.clone();
        changed[5] ^= 1;

        assertThat(verifier.verify("HMAC_SHA256_HEX", SHA256, changed)).isFalse();
        assertThat(new WebhookVerifier("other").verify("HMAC_SHA256_HEX", SHA256, BODY)).isFalse();
        assertThat(verifier.verify("HMAC_MD5_HEX", SHA256, BODY)).isFalse();
        assertThat(verifier.verify("HMAC_SHA512_HEX", SHA256, BODY)).isFalse();
        assertThat(verifier.verify("HMAC_SHA256_HEX", null, BODY)).isFalse();
    }

    @Test
    void refuses_an_algorithm_the_caller_finds_too_weak() {
        WebhookVerifier strict =
                new WebhookVerifier("hook-secret", EnumSet.of(DigestAlgorithm.HMAC_SHA256_HEX));

        assertThat(strict.verify("HMAC_SHA1_HEX", "1add81cd7765ead3470fc175e5532cba537e0dc2", BODY))
                .isFalse();
        assertThat(strict.verify("HMAC_SHA256_HEX", SHA256, BODY)).isTrue();
    }
}
