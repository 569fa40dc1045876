package dev.vident.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.time.Instant;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IdsTest {
    @Test
    void anIdHasTheFormOfTheWireAndBeginsWithTheTime() {
        Ids ids = new Ids(() -> Instant.ofEpochSecond(0x66f0_0000L), new Randomness(new Random(7)));
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            String id = ids.next();
            assertThat(id).matches("66f00000[0-9a-f]{16}");
            assertThat(Ids.isId(id)).isTrue();
            assertThat(seen.add(id)).isTrue();
        }
    }

    @Test
    void timesBeyond2038StayTimes() {
        Ids ids = new Ids(() -> Instant.ofEpochSecond(0xF000_0001L), new Randomness(new Random(7)));
        assertThat(ids.next()).startsWith("f0000001");
    }

    @Test
    void theSuccessorIsOneMoreInHex() {
        assertThat(Ids.successor("66f000000000000000000001")).isEqualTo("66f000000000000000000002");
        assertThat(Ids.successor("66f0000000000000000000ff")).isEqualTo("66f000000000000000000100");
        assertThat(Ids.successor("000000000000000000000000")).isEqualTo("000000000000000000000001");
        assertThat(Ids.successor("f".repeat(24))).isEqualTo("0".repeat(24));
        long seed = 11;
        Ids ids = new Ids(() -> Instant.EPOCH, new Randomness(new Random(seed)));
        for (int i = 0; i < 1000; i++) {
            String id = ids.next();
            assertThat(new BigInteger(Ids.successor(id), 16))
                    .as("seed %d, id %s", seed, id)
                    .isEqualTo(new BigInteger(id, 16).add(BigInteger.ONE));
        }
    }

    @Test
    void otherTextsAreNoIds() {
        for (String text :
                new String[] {
                    "",
                    "12313213",
                    "66F000000000000000000001",
                    "66f00000000000000000000g",
                    "66f0000000000000000000011",
                    "66f00000000000000000000 "
                }) {
            assertThat(Ids.isId(text)).as(text).isFalse();
            assertThatThrownBy(() -> Ids.successor(text))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void imageIdsAreNumbersThatJsonCarriesExactly() {
        ImageIds ids = new ImageIds(new Randomness(new Random(3)));
        for (int i = 0; i < 10_000; i++) {
            long id = ids.next();
            assertThat(id).isBetween(1_000_000_000L, (1L << 53) - 1);
            assertThat((long) (double) id).isEqualTo(id);
        }
    }
}
