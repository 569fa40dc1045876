package dev.vident.media.gcm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// OpenSSL and the Java platform are the same cipher.
class AesGcmTest {
    private static final long SEED = 42;

    private final Random random = new Random(SEED);
    private final byte[] key = bytes(16);

    @Test
    void openssl_seals_and_opens_what_the_platform_does() {
        assumeTrue(OpenSsl.isThere(), "the system has no OpenSSL that may be called");
        AesGcm platform = new PlatformGcm(key);
        AesGcm openSsl = new OpenSslGcm(key);
        for (int i = 0; i < 2_000; i++) {
            int offset = random.nextInt(20);
            int head = random.nextInt(12, 80);
            int length = random.nextInt(i % 10 == 0 ? 2 : 1_400);
            int start = offset + head;
            boolean trailing = random.nextBoolean();
            int trailer = trailing ? start + length + AesGcm.TAG_BYTES : AesGcm.NO_TRAILER;
            byte[] nonce = bytes(AesGcm.NONCE_BYTES);
            byte[] plain = bytes(start + length + AesGcm.TAG_BYTES + AesGcm.TRAILER_BYTES);
            byte[] expected = plain.clone();
            byte[] sealed = plain.clone();

            int size = platform.seal(nonce, expected, offset, start, length, trailer);
            assertThat(openSsl.seal(nonce, sealed, offset, start, length, trailer)).isEqualTo(size);
            assertThat(sealed).as("packet %d of seed %d", i, SEED).isEqualTo(expected);

            assertThat(openSsl.open(nonce, sealed, offset, start, size, trailer)).isEqualTo(length);
            assertThat(sealed).startsWith(slice(plain, start + length));
        }
    }

    @Test
    void a_packet_may_be_as_long_as_a_datagram() {
        assumeTrue(OpenSsl.isThere(), "the system has no OpenSSL that may be called");
        byte[] nonce = bytes(AesGcm.NONCE_BYTES);
        for (int length : new int[] {2_037, 2_058, 65_000, 1_000}) {
            byte[] expected = bytes(12 + length + AesGcm.TAG_BYTES);
            byte[] sealed = expected.clone();
            new PlatformGcm(key).seal(nonce, expected, 0, 12, length, AesGcm.NO_TRAILER);

            new OpenSslGcm(key).seal(nonce, sealed, 0, 12, length, AesGcm.NO_TRAILER);

            assertThat(sealed).isEqualTo(expected);
        }
    }

    @Test
    void a_changed_bit_anywhere_is_found_and_the_packet_left_alone() {
        assumeTrue(OpenSsl.isThere(), "the system has no OpenSSL that may be called");
        AesGcm openSsl = new OpenSslGcm(key);
        byte[] nonce = bytes(AesGcm.NONCE_BYTES);
        byte[] sealed = bytes(12 + 50 + AesGcm.TAG_BYTES + AesGcm.TRAILER_BYTES);
        int trailer = 12 + 50 + AesGcm.TAG_BYTES;
        int size = openSsl.seal(nonce, sealed, 0, 12, 50, trailer);
        for (int bit = 0; bit < sealed.length * Byte.SIZE; bit++) {
            byte[] forged = sealed.clone();
            forged[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            byte[] before = forged.clone();

            assertThat(openSsl.open(nonce, forged, 0, 12, size, trailer))
                    .as("bit %d", bit)
                    .isEqualTo(AesGcm.FORGED);
            assertThat(forged).isEqualTo(before);
        }
        assertThat(openSsl.open(nonce, sealed, 0, 12, AesGcm.TAG_BYTES - 1, trailer))
                .isEqualTo(AesGcm.FORGED);
        assertThat(openSsl.open(nonce, sealed, 0, 12, size, trailer)).isEqualTo(50);
    }

    private static byte[] slice(byte[] bytes, int length) {
        return Arrays.copyOf(bytes, length);
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
