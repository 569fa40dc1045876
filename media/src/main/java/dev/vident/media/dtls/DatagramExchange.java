package dev.vident.media.dtls;

import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.bouncycastle.tls.DatagramTransport;
import org.jspecify.annotations.Nullable;

/// Where the blocking handshake thread and the never-blocking caller meet: two bounded queues of
/// datagrams. It remembers the flight sent last, because retransmission is timed by the caller and
/// not by Bouncy Castle, which would read the system clock. Thread-safe.
final class DatagramExchange implements DatagramTransport {
    private static final int DATAGRAMS_MAX = 64;
    private static final int RECEIVE_BYTES_MAX = 2048;

    /// Fits every path a browser's media fits (IPv6 minimum MTU less headers).
    private static final int SEND_BYTES_MAX = 1200;

    /// Record header: `type (1) | version (2) | epoch (2) | sequence (6) | length (2)`.
    private static final int EPOCH_OFFSET = 3;

    private static final int SEQUENCE_OFFSET = 5;
    private static final int SEQUENCE_BYTES = 6;

    private final Runnable wakeUp;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<byte[]> inbound = new ArrayDeque<>();
    private final Deque<byte[]> outbound = new ArrayDeque<>();
    private final List<byte[]> lastFlight = new ArrayList<>();
    private boolean flightComplete;
    private int flights;
    private long firstEpochRecords;
    private boolean threadIsWaiting;
    private boolean threadHasEnded;
    private boolean stopRequested;
    private boolean closedByProtocol;

    /// @param wakeUp called on the handshake thread whenever the caller should look again
    DatagramExchange(Runnable wakeUp) {
        this.wakeUp = wakeUp;
    }

    /// Hands a received datagram to the handshake thread; false when too many wait already.
    boolean offer(byte[] datagram) {
        lock.lock();
        try {
            if (inbound.size() == DATAGRAMS_MAX || threadHasEnded) {
                return false;
            }
            inbound.addLast(datagram);
            threadIsWaiting = false;
            changed.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// The next datagram to send, or null.
    byte @Nullable [] poll() {
        lock.lock();
        try {
            return outbound.pollFirst();
        } finally {
            lock.unlock();
        }
    }

    /// Queues the last flight once more, for the peer indistinguishable from a retransmission by
    /// Bouncy Castle itself but for one thing: the encrypted Finished keeps its record number, so a
    /// peer that has it already drops the copy (RFC 6347 section 4.1.2.6).
    void repeatLastFlight() {
        lock.lock();
        try {
            for (byte[] datagram : lastFlight) {
                queue(datagram);
            }
        } finally {
            lock.unlock();
        }
    }

    /// How long the last flight is, without what carries it.
    int lastFlightBytes() {
        lock.lock();
        try {
            return lastFlight.stream().mapToInt(datagram -> datagram.length).sum();
        } finally {
            lock.unlock();
        }
    }

    /// Counts the flights sent so far.
    int flights() {
        lock.lock();
        try {
            return flights;
        } finally {
            lock.unlock();
        }
    }

    /// Makes the handshake thread leave [#receive(byte[], int, int, int)].
    void requestStop() {
        lock.lock();
        try {
            stopRequested = true;
            threadIsWaiting = false;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Has the endpoint looked at although there is nothing to send.
    void announce() {
        wakeUp.run();
    }

    /// Says that the handshake thread is through.
    void threadEnds() {
        lock.lock();
        try {
            threadHasEnded = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        wakeUp.run();
    }

    /// Blocks until the handshake thread waits for a datagram or has ended.
    void awaitQuiet() {
        lock.lock();
        try {
            while (!threadIsWaiting && !threadHasEnded) {
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Whether our side asked to stop.
    boolean stopRequested() {
        lock.lock();
        try {
            return stopRequested;
        } finally {
            lock.unlock();
        }
    }

    /// Blocks until there is a datagram, whatever `waitMillis` says: time-outs belong to the caller
    /// of the endpoint.
    @Override
    public int receive(byte[] buffer, int offset, int length, int waitMillis)
            throws InterruptedIOException {
        lock.lock();
        try {
            while (inbound.isEmpty()) {
                if (stopRequested || closedByProtocol) {
                    throw new InterruptedIOException("the endpoint is closed");
                }
                threadIsWaiting = true;
                changed.signalAll();
                changed.awaitUninterruptibly();
            }
            threadIsWaiting = false;
            flightComplete = true;
            byte[] datagram = inbound.removeFirst();
            int copied = Math.min(datagram.length, length);
            System.arraycopy(datagram, 0, buffer, offset, copied);
            return copied;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void send(byte[] buffer, int offset, int length) {
        byte[] datagram = Arrays.copyOfRange(buffer, offset, offset + length);
        lock.lock();
        try {
            if (flightComplete || flights == 0) {
                lastFlight.clear();
                flightComplete = false;
                flights++;
            }
            if (lastFlight.size() < DATAGRAMS_MAX) {
                lastFlight.add(datagram);
            }
            queue(datagram);
        } finally {
            lock.unlock();
        }
        wakeUp.run();
    }

    /// Called by Bouncy Castle when the peer's close_notify or an error ends the association.
    @Override
    public void close() {
        lock.lock();
        try {
            closedByProtocol = true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int getReceiveLimit() {
        return RECEIVE_BYTES_MAX;
    }

    @Override
    public int getSendLimit() {
        return SEND_BYTES_MAX;
    }

    /// Bouncy Castle sends one record per datagram. Records of epoch 0 carry no MAC, so that they
    /// can be numbered here and a repeated one gets a fresh number, as RFC 6347 section 4.2.2 wants
    /// it.
    private void queue(byte[] datagram) {
        if (outbound.size() == DATAGRAMS_MAX) {
            return;
        }
        byte[] record = datagram.clone();
        if (record[EPOCH_OFFSET] == 0 && record[EPOCH_OFFSET + 1] == 0) {
            for (int i = 0; i < SEQUENCE_BYTES; i++) {
                record[SEQUENCE_OFFSET + i] =
                        (byte) (firstEpochRecords >>> (8 * (SEQUENCE_BYTES - 1 - i)));
            }
            firstEpochRecords++;
        }
        outbound.addLast(record);
    }
}
