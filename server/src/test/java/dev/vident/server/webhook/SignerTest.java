package dev.vident.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.client.DigestAlgorithm;
import dev.vident.server.platform.Redacted;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class SignerTest {
    private static final byte[] BODY =
            """
            {
              "applicantId" : "66f000000000000000000001",
              "type" : "videoIdentStatusChanged"
            }\
            """
                    .getBytes(StandardCharsets.UTF_8);
    private final Signer signer = new Signer(Redacted.of("hook-secret"));

    @Test
    void the_digests_are_those_of_the_contract() {
        assertThat(signer.digest(DigestAlgorithm.HMAC_SHA1_HEX, BODY))
                .isEqualTo("1add81cd7765ead3470fc175e5532cba537e0dc2");
        assertThat(signer.digest(DigestAlgorithm.HMAC_SHA256_HEX, BODY))
                .isEqualTo("49e9634cecdcd0a5a58bc48fdb3ca682043a0c00a649f0736bc9cc4aacd3f521");
        assertThat(signer.digest(DigestAlgorithm.HMAC_SHA512_HEX, BODY))
                .isEqualTo(
                        "6b9f4c896039961470f271e2b469d5388df1051e3c72a1c24ac0a3159d1cf3bf"
                                + "eab920346db4c2d93dd7e31a62377a4c96bbe663e628591787476ed7d69f1712");
    }

    @Test
    void a_receiver_is_told_digest_and_algorithm() {
        assertThat(signer.headers(DigestAlgorithm.HMAC_SHA1_HEX, BODY))
                .containsExactly(
                        new CustomHeader(
                                "X-Payload-Digest",
                                Redacted.of("1add81cd7765ead3470fc175e5532cba537e0dc2")),
                        new CustomHeader("X-Payload-Digest-Alg", Redacted.of("HMAC_SHA1_HEX")));
    }
}
