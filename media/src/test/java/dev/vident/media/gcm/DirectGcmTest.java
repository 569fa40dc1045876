package dev.vident.media.gcm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DirectGcmTest {
    private static final long SEED = 7;

    private final Random random = new Random(SEED);

    @BeforeEach
    void needsOpenSsl() {
        assumeTrue(OpenSsl.isThere(), "the system has no OpenSSL that may be called");
    }

    @Test
    void the_platform_seals_the_same() throws Exception {
        for (int keyBytes : new int[] {16, 32}) {
            byte[] key = bytes(keyBytes);
            DirectGcm direct = DirectGcm.of(key).orElseThrow();
            for (int i = 0; i < 300; i++) {
                byte[] nonce = bytes(AesGcm.NONCE_BYTES);
                byte[] head = bytes(random.nextInt(40));
                byte[] plain = bytes(random.nextInt(i % 10 == 0 ? 3 : 60_000));
                ByteBuffer source = direct(plain);
                ByteBuffer target = ByteBuffer.allocateDirect(plain.length + 50).position(5);

                direct.seal(nonce, direct(head), source, target);

                assertThat(source.hasRemaining()).isFalse();
                assertThat(target.position()).isEqualTo(5 + plain.length + AesGcm.TAG_BYTES);
                byte[] sealed = new byte[plain.length + AesGcm.TAG_BYTES];
                target.get(5, sealed);
                assertThat(sealed)
                        .as("message %d of seed %d", i, SEED)
                        .isEqualTo(platform(key, nonce, head, plain));
            }
        }
    }

    @Test
    void a_target_too_small_and_a_buffer_of_the_heap_are_refused() {
        DirectGcm direct = DirectGcm.of(bytes(32)).orElseThrow();
        byte[] nonce = bytes(AesGcm.NONCE_BYTES);
        ByteBuffer head = ByteBuffer.allocateDirect(0);
        ByteBuffer plain = direct(bytes(10));

        assertThatThrownBy(() -> direct.seal(nonce, head, plain, ByteBuffer.allocateDirect(25)))
                .isInstanceOf(BufferOverflowException.class);
        assertThatThrownBy(() -> direct.seal(nonce, head, plain, ByteBuffer.allocate(26)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(plain.remaining()).isEqualTo(10);
    }

    private static byte[] platform(byte[] key, byte[] nonce, byte[] head, byte[] plain)
            throws Exception {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.ENCRYPT_MODE,
                new SecretKeySpec(key, "AES"),
                new GCMParameterSpec(AesGcm.TAG_BYTES * Byte.SIZE, nonce));
        cipher.updateAAD(head);
        return cipher.doFinal(plain);
    }

    private static ByteBuffer direct(byte[] bytes) {
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
