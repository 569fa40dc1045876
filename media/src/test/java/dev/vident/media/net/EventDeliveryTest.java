package dev.vident.media.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.media.room.RoomEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class EventDeliveryTest {
    private static final int CAPACITY = 8;

    private final List<RoomEvent> delivered = Collections.synchronizedList(new ArrayList<>());
    private final LoopCounters counters = new LoopCounters();

    @Test
    void events_come_in_order_and_all_before_the_close() {
        EventDelivery delivery = new EventDelivery(CAPACITY, counters, delivered::add);
        for (int i = 0; i < 4; i++) {
            delivery.offer(connected(i));
        }
        delivery.close();

        assertThat(delivered)
                .containsExactly(connected(0), connected(1), connected(2), connected(3));
    }

    @Test
    void a_slow_product_loses_quality_figures_first() throws InterruptedException {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        EventDelivery delivery =
                new EventDelivery(
                        CAPACITY,
                        counters,
                        event -> {
                            busy.countDown();
                            awaitQuietly(release);
                            delivered.add(event);
                        });
        delivery.offer(connected(0));
        busy.await();
        for (int i = 0; i < CAPACITY; i++) {
            delivery.offer(quality());
        }
        long qualityDropped = counters.droppedEvents.sum();
        for (int i = 1; i < 4; i++) {
            delivery.offer(connected(i));
        }

        assertThat(qualityDropped).isEqualTo(3);
        assertThat(counters.droppedEvents.sum()).isEqualTo(3);
        release.countDown();
        delivery.close();
        assertThat(delivered).contains(connected(0), connected(1), connected(2), connected(3));
    }

    @Test
    void an_exception_of_the_product_does_not_stop_the_delivery() {
        EventDelivery delivery =
                new EventDelivery(
                        CAPACITY,
                        counters,
                        event -> {
                            delivered.add(event);
                            throw new IllegalStateException("the product stumbles");
                        });
        delivery.offer(connected(0));
        delivery.offer(connected(1));
        delivery.close();

        assertThat(delivered).hasSize(2);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static RoomEvent connected(int number) {
        return new RoomEvent.PeerConnected("room", "alice", "session" + number);
    }

    private static RoomEvent quality() {
        return new RoomEvent.PeerQuality(
                "room", "alice", "session", 1, 0, OptionalInt.empty(), 0, 0);
    }
}
