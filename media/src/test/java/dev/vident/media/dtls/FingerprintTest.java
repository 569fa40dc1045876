package dev.vident.media.dtls;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FingerprintTest {
    private static final byte[] CERTIFICATE = "abc".getBytes(StandardCharsets.US_ASCII);

    @Test
    void the_case_of_sdp_does_not_matter() {
        Fingerprint written =
                new Fingerprint(
                        "SHA-256",
                        "ba:78:16:bf:8f:01:cf:ea:41:41:40:de:5d:ae:22:23:b0:03:61:a3:96:17:7a:9c:b4:10:ff:61:f2:00:15:ad");

        assertThat(written.matches(CERTIFICATE)).isTrue();
        assertThat(written).isEqualTo(Fingerprint.sha256(CERTIFICATE));
    }

    @Test
    void a_weak_hash_never_matches() {
        assertThat(
                        new Fingerprint(
                                        "sha-1",
                                        "A9:99:3E:36:47:06:81:6A:BA:3E:25:71:78:50:C2:6C:9C:D0:D8:9D")
                                .matches(CERTIFICATE))
                .isFalse();
    }
}
