package dev.vident.media.synthetic;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A one-way link in virtual time: datagrams go in with the time they were sent and come out when
/// they arrive. With the same random numbers the same happens. Not thread-safe.
public final class LinkEmulator {
    @SuppressWarnings("ArrayRecordComponent") // datagrams are handed on, never compared
    private record InFlight(long arrivalMicros, long order, byte[] datagram) {}

    private final RandomGenerator random;
    private final PriorityQueue<InFlight> inFlight =
            new PriorityQueue<>(
                    Comparator.comparingLong(InFlight::arrivalMicros)
                            .thenComparingLong(InFlight::order));
    private LinkConditions conditions;
    private long order;
    private long bottleneckFreeMicros = Long.MIN_VALUE;
    private long lastArrivalMicros = Long.MIN_VALUE;
    private long lost;

    public LinkEmulator(LinkConditions conditions, RandomGenerator random) {
        this.conditions = conditions;
        this.random = random;
    }

    /// Changes the conditions for datagrams sent from now on.
    public void change(LinkConditions newConditions) {
        conditions = newConditions;
    }

    /// Sends a datagram; the array belongs to the link from now on.
    public void send(byte[] datagram, long nowMicros) {
        if (random.nextDouble() < conditions.loss()) {
            lost++;
            return;
        }
        long passedMicros = passBottleneck(datagram.length, nowMicros);
        if (passedMicros < 0) {
            lost++;
            return;
        }
        long arrival = passedMicros + micros(conditions.delay()) + jitter();
        if (random.nextDouble() < conditions.reordering()) {
            arrival += micros(conditions.reorderingDelay());
        } else {
            arrival = Math.max(arrival, lastArrivalMicros);
            lastArrivalMicros = arrival;
        }
        inFlight.add(new InFlight(arrival, order++, datagram));
        if (random.nextDouble() < conditions.duplication()) {
            inFlight.add(new InFlight(arrival, order++, datagram.clone()));
        }
    }

    /// The next datagram that has arrived, or null.
    public byte @Nullable [] poll(long nowMicros) {
        InFlight next = inFlight.peek();
        if (next == null || next.arrivalMicros() > nowMicros) {
            return null;
        }
        inFlight.remove();
        return next.datagram();
    }

    /// When the next datagram arrives, or `Long.MAX_VALUE`.
    public long nextArrivalMicros() {
        InFlight next = inFlight.peek();
        return next == null ? Long.MAX_VALUE : next.arrivalMicros();
    }

    /// Datagrams lost so far.
    public long lost() {
        return lost;
    }

    /// When the last bit is through, or -1 when the queue before the bottleneck is full.
    private long passBottleneck(int bytes, long nowMicros) {
        if (conditions.bitsPerSecond() == 0) {
            return nowMicros;
        }
        long start = Math.max(nowMicros, bottleneckFreeMicros);
        if (start - nowMicros > micros(conditions.queue())) {
            return -1;
        }
        bottleneckFreeMicros = start + bytes * 8L * 1_000_000 / conditions.bitsPerSecond();
        return bottleneckFreeMicros;
    }

    private long jitter() {
        long most = micros(conditions.jitter());
        return most == 0 ? 0 : random.nextLong(most + 1);
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1000;
    }
}
