package dev.vident.media.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/// The test vectors of RFC 3711 appendix B, RFC 7714 sections 16 and 17, and one complete packet of
/// the AES_CM_128_HMAC_SHA1_80 reference key.
class SrtpVectorTest {
    private static final byte[] MASTER_KEY = hex("e1f97a0d3e018be0d64fa32c06de4139");
    private static final byte[] MASTER_SALT = hex("0ec675ad498afeebb6960b3aabe6");
    private static final byte[] GCM_KEY = hex("000102030405060708090a0b0c0d0e0f");
    private static final byte[] GCM_SALT = hex("517569642070726f2071756f");
    private static final byte[] UNUSED = new byte[20];

    @Test
    void session_keys_are_derived_as_in_rfc_3711_appendix_b3() {
        MasterKey master = new MasterKey(MASTER_KEY, MASTER_SALT);

        assertThat(KeyDerivation.derive(master, KeyDerivation.RTP_ENCRYPTION, 16))
                .isEqualTo(hex("c61e7a93744f39ee10734afe3ff7a087"));
        assertThat(KeyDerivation.derive(master, KeyDerivation.RTP_SALT, 14))
                .isEqualTo(hex("30cbbc08863d8c85d49db34a9ae1"));
        assertThat(KeyDerivation.derive(master, KeyDerivation.RTP_AUTHENTICATION, 20))
                .isEqualTo(hex("cebe321f6ff7716b6fd4ab49af256a156d38baa4"));
    }

    @Test
    void the_counter_mode_key_stream_is_that_of_rfc_3711_appendix_b2() {
        byte[] key = hex("2b7e151628aed2a6abf7158809cf4f3c");
        byte[] salt = hex("f0f1f2f3f4f5f6f7f8f9fafbfcfd");
        CounterCipher cipher =
                new CounterCipher(new SessionKeys(key, UNUSED, salt, key, UNUSED, salt));
        byte[] packet = new byte[12 + 48 + 10];

        int length = cipher.sealRtp(packet, 0, 12, 12 + 48, 0, 0);

        assertThat(length).isEqualTo(70);
        assertThat(Arrays.copyOfRange(packet, 12, 60))
                .isEqualTo(
                        hex(
                                "e03ead0935c95e80e166b16dd92b4eb4"
                                        + "d23513162b02d0f72a43a2fe4a5f97ab"
                                        + "41e95b3bb0a2e8dd477901e4fca894c0"));
    }

    @Test
    void a_counter_mode_packet_is_the_known_one() {
        byte[] plain = hex("800f1234decafbadcafebabe" + "ab".repeat(16));
        byte[] sealed =
                hex("800f1234decafbadcafebabe4e55dc4ce79978d88ca4d215949d2402b78d6acc99ea179b8dbb");
        MasterKey master = new MasterKey(MASTER_KEY, MASTER_SALT);
        byte[] buffer = Arrays.copyOf(plain, sealed.length);

        assertThat(
                        new SrtpSender(SrtpProfile.AES_CM_128_HMAC_SHA1_80, master)
                                .protectRtp(buffer, 0, plain.length))
                .isEqualTo(sealed.length);
        assertThat(buffer).isEqualTo(sealed);
        assertThat(
                        new SrtpReceiver(SrtpProfile.AES_CM_128_HMAC_SHA1_80, master)
                                .unprotectRtp(buffer, 0, buffer.length))
                .isEqualTo(plain.length);
        assertThat(Arrays.copyOf(buffer, plain.length)).isEqualTo(plain);
    }

    @Test
    void a_gcm_rtp_packet_is_that_of_rfc_7714_section_16() {
        byte[] plain =
                hex(
                        "8040f17b8041f8d35501a0b2"
                                + "47616c6c696120657374206f6d6e69732064697669736120696e207061727465732074726573");
        byte[] sealed =
                hex(
                        "8040f17b8041f8d35501a0b2"
                                + "f24de3a3fb34de6cacba861c9d7e4bcabe633bd50d294e6f42a5f47a51c7d19b36de3adf8833"
                                + "899d7f27beb16a9152cf765ee4390cce");
        byte[] buffer = Arrays.copyOf(plain, sealed.length);

        int length = gcm().sealRtp(buffer, 0, 12, plain.length, 0x5501a0b2, 0xf17b);

        assertThat(length).isEqualTo(sealed.length);
        assertThat(buffer).isEqualTo(sealed);
        assertThat(gcm().openRtp(buffer, 0, 12, length, 0x5501a0b2, 0xf17b))
                .isEqualTo(plain.length);
        assertThat(Arrays.copyOf(buffer, plain.length)).isEqualTo(plain);
    }

    @Test
    void a_gcm_rtcp_packet_is_that_of_rfc_7714_section_17() {
        byte[] plain =
                hex(
                        "81c8000d4d6172734e5450314e545032525450200000042a0000e9304c756e61"
                                + "deadbeefdeadbeefdeadbeefdeadbeefdeadbeef");
        byte[] sealed =
                hex(
                        "81c8000d4d61727363e94885dcdab67ca727d7662f6b7e997ff5c0f76c06f32d"
                                + "c676a5f1730d6fda4ce09b4686303ded0bb9275bc84aa45896cf4d2fc5abf87245d9eade800005d4");
        byte[] buffer = Arrays.copyOf(plain, sealed.length);

        int length = gcm().sealRtcp(buffer, 0, plain.length, 0x4d617273, 0x5d4);

        assertThat(length).isEqualTo(sealed.length);
        assertThat(buffer).isEqualTo(sealed);
        assertThat(gcm().claimedRtcpIndex(buffer, 0, length)).isEqualTo(0x5d4);
        assertThat(gcm().openRtcp(buffer, 0, length, 0x4d617273, 0x5d4)).isEqualTo(plain.length);
        assertThat(Arrays.copyOf(buffer, plain.length)).isEqualTo(plain);
    }

    private static GcmCipher gcm() {
        return new GcmCipher(new SessionKeys(GCM_KEY, UNUSED, GCM_SALT, GCM_KEY, UNUSED, GCM_SALT));
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
