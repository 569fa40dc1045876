package dev.vident.media.net;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/// The counters behind [MediaStatistics]. Thread-safe.
final class LoopCounters {
    final AtomicInteger rooms = new AtomicInteger();
    final AtomicInteger sessions = new AtomicInteger();
    final LongAdder received = new LongAdder();
    final LongAdder sent = new LongAdder();
    final LongAdder oversized = new LongAdder();
    final LongAdder strange = new LongAdder();
    final LongAdder limited = new LongAdder();
    final LongAdder unsent = new LongAdder();
    final LongAdder droppedEvents = new LongAdder();
    final AtomicInteger connections = new AtomicInteger();
    final LongAdder refusedConnections = new LongAdder();
    final LongAdder droppedFrames = new LongAdder();
    final LongAdder failures = new LongAdder();
    private final LongAdder busyMicros = new LongAdder();
    private final AtomicLong longestTurnMicros = new AtomicLong();

    void turnTook(long micros) {
        busyMicros.add(micros);
        longestTurnMicros.accumulateAndGet(micros, Math::max);
    }

    LoopLoad load() {
        return new LoopLoad(busyMicros.sum(), longestTurnMicros.getAndSet(0));
    }

    MediaStatistics snapshot() {
        return new MediaStatistics(
                rooms.get(),
                sessions.get(),
                received.sum(),
                sent.sum(),
                oversized.sum(),
                strange.sum(),
                limited.sum(),
                unsent.sum(),
                droppedEvents.sum(),
                failures.sum(),
                connections.get(),
                refusedConnections.sum(),
                droppedFrames.sum());
    }
}
