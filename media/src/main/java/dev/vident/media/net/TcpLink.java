package dev.vident.media.net;

import dev.vident.media.ice.TransportAddress;
import dev.vident.media.peer.Transmit;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// One loop's end of the TCP port that all loops share. [#knows(String)] and [#offer(TcpFrame)] are
/// for the port's thread, the rest is for the loop's.
final class TcpLink {
    private static final int WAITING_MAX = 1024;

    private final Map<TransportAddress, TcpConnection> connections;
    private final Predicate<String> ufrags;
    private final Runnable wakeUp;
    private final LoopCounters counters;
    private final Queue<TcpFrame> frames = new ArrayBlockingQueue<>(WAITING_MAX);
    private final Set<TcpConnection> unwritten = new LinkedHashSet<>();
    private int dropped;

    /// @param connections those there are, for any thread
    /// @param ufrags whether a call of this loop answers to a user fragment, for any thread
    /// @param wakeUp wakes the loop
    TcpLink(
            Map<TransportAddress, TcpConnection> connections,
            Predicate<String> ufrags,
            Runnable wakeUp,
            LoopCounters counters) {
        this.connections = connections;
        this.ufrags = ufrags;
        this.wakeUp = wakeUp;
        this.counters = counters;
    }

    boolean knows(String ufrag) {
        return ufrags.test(ufrag);
    }

    /// Hands the loop a frame, or drops it when it is that far behind.
    void offer(TcpFrame frame) {
        if (frames.offer(frame)) {
            wakeUp.run();
        } else {
            counters.droppedFrames.increment();
        }
    }

    /// The next frame, or null.
    @Nullable TcpFrame poll() {
        return frames.poll();
    }

    /// Queues a packet for the connection with that far end.
    void send(Transmit packet) {
        TcpConnection connection = connections.get(packet.destination());
        if (connection != null && connection.send(packet)) {
            unwritten.add(connection);
        } else {
            counters.droppedFrames.increment();
            dropped++;
        }
    }

    /// Ends the connection with that far end once what is queued is written: its call is over.
    void dismiss(TransportAddress remote) {
        TcpConnection connection = connections.get(remote);
        if (connection != null) {
            connection.dismiss();
        }
    }

    /// Has written what was queued.
    ///
    /// @return packets dropped since the last call
    int flush() {
        unwritten.forEach(TcpConnection::callAttention);
        unwritten.clear();
        int before = dropped;
        dropped = 0;
        return before;
    }
}
