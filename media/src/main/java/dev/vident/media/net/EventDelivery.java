package dev.vident.media.net;

import dev.vident.media.room.RoomEvent;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;

/// Hands events to the product in order on a virtual thread of its own, so that the loop never
/// waits for it. Thread-safe.
final class EventDelivery implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(EventDelivery.class.getName());

    private final BlockingQueue<Item> queue;
    private final int capacity;
    private final LoopCounters counters;
    private final Consumer<RoomEvent> target;
    private final Thread thread;

    private sealed interface Item {
        record Event(RoomEvent event) implements Item {}

        record End() implements Item {}
    }

    EventDelivery(int capacity, LoopCounters counters, Consumer<RoomEvent> target) {
        this.capacity = capacity;
        this.queue = new ArrayBlockingQueue<>(capacity);
        this.counters = counters;
        this.target = target;
        this.thread = Thread.ofVirtual().name("media-events").start(this::deliver);
    }

    /// Queues an event; never blocks.
    void offer(RoomEvent event) {
        boolean superfluous = event instanceof RoomEvent.PeerQuality && queue.size() > capacity / 2;
        if (superfluous || !queue.offer(new Item.Event(event))) {
            counters.droppedEvents.increment();
        }
    }

    /// Delivers what is queued, then stops.
    @Override
    public void close() {
        try {
            queue.put(new Item.End());
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver() {
        try {
            while (queue.take() instanceof Item.Event(RoomEvent event)) {
                deliver(event);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver(RoomEvent event) {
        try {
            target.accept(event);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "A media event could not be handled", e);
        }
    }
}
