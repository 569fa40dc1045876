package dev.vident.media.stun;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Random;
import org.junit.jupiter.api.Test;

/// Whatever arrives, parsing answers with a message or null.
class StunGarbageTest {
    private static final byte[] KEY = {1, 2, 3};

    @Test
    void neither_noise_nor_damaged_messages_throw() {
        for (long seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            byte[] datagram = seed % 2 == 0 ? noise(random) : damaged(random);
            assertThatCode(() -> readEverything(datagram))
                    .as("seed %d", seed)
                    .doesNotThrowAnyException();
        }
    }

    private static byte[] noise(Random random) {
        byte[] datagram = new byte[random.nextInt(120)];
        random.nextBytes(datagram);
        return datagram;
    }

    private static byte[] damaged(Random random) {
        byte[] datagram =
                new StunBuilder(StunType.BINDING_REQUEST, new byte[12])
                        .username("someone:else")
                        .attribute(StunAttribute.XOR_MAPPED_ADDRESS, new byte[random.nextInt(24)])
                        .attribute(StunAttribute.ERROR_CODE, new byte[random.nextInt(8)])
                        .build(KEY);
        for (int i = random.nextInt(4); i >= 0; i--) {
            datagram[random.nextInt(datagram.length)] = (byte) random.nextInt();
        }
        return datagram;
    }

    private static void readEverything(byte[] datagram) {
        StunMessage message = StunMessage.parse(datagram, 0, datagram.length);
        if (message != null) {
            message.username();
            message.mappedAddress();
            message.errorCode();
            message.hasIntegrity(KEY);
            message.hasFingerprint();
        }
    }
}
