package dev.vident.media.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LinkEmulatorTest {
    private static List<Integer> sendHundred(LinkConditions conditions, long seed) {
        LinkEmulator link = new LinkEmulator(conditions, new Random(seed));
        List<Integer> arrived = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            link.send(new byte[] {(byte) i}, i * 1000L);
        }
        while (link.nextArrivalMicros() != Long.MAX_VALUE) {
            long now = link.nextArrivalMicros();
            assertThat(link.poll(now - 1)).isNull();
            byte[] datagram = link.poll(now);
            arrived.add((int) datagram[0]);
        }
        return arrived;
    }

    @Test
    void a_perfect_link_delivers_all_in_order() {
        assertThat(sendHundred(LinkConditions.PERFECT, 1)).hasSize(100).isSorted();
    }

    @Test
    void the_same_seed_does_the_same() {
        LinkConditions bad =
                LinkConditions.PERFECT.withLoss(0.2).withReordering(0.1, Duration.ofMillis(5));
        assertThat(sendHundred(bad, 7)).isEqualTo(sendHundred(bad, 7));
        assertThat(sendHundred(bad, 7)).isNotEqualTo(sendHundred(bad, 8)).isNotEmpty();
    }

    @Test
    void loss_duplication_and_reordering_happen_about_as_often_as_told() {
        assertThat(sendHundred(LinkConditions.PERFECT.withLoss(0.3), 3)).hasSizeBetween(55, 85);
        assertThat(sendHundred(LinkConditions.PERFECT.withDuplication(0.3), 3))
                .hasSizeBetween(115, 145);
        assertThat(sendHundred(LinkConditions.PERFECT.withReordering(0.3, Duration.ofMillis(5)), 3))
                .hasSize(100)
                .isNotEqualTo(sendHundred(LinkConditions.PERFECT, 3));
    }

    @Test
    void jitter_alone_does_not_change_the_order() {
        LinkConditions jittery =
                LinkConditions.PERFECT.withDelay(Duration.ofMillis(20), Duration.ofMillis(30));
        assertThat(sendHundred(jittery, 4)).hasSize(100).isSorted();
    }

    @Test
    void a_bottleneck_delays_and_then_drops() {
        LinkEmulator link =
                new LinkEmulator(
                        LinkConditions.PERFECT.withRate(80_000, Duration.ofMillis(250)),
                        new Random(1));
        for (int i = 0; i < 5; i++) {
            link.send(new byte[1000], 0); // 100 ms each
        }

        assertThat(link.lost()).isEqualTo(2);
        assertThat(link.nextArrivalMicros()).isEqualTo(100_000);
    }
}
