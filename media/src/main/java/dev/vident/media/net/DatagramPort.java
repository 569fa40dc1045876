package dev.vident.media.net;

import dev.vident.media.ice.TransportAddress;
import dev.vident.media.peer.Transmit;
import java.io.IOException;
import java.net.InetSocketAddress;

/// The UDP port of one media loop. Only [#wakeUp()] may be called from other threads than the
/// loop's.
interface DatagramPort extends AutoCloseable {
    /// Takes one datagram, whose bytes it may change and keeps no reference to.
    @FunctionalInterface
    interface Receiver {
        void take(byte[] buffer, int length, TransportAddress source);
    }

    /// Opens a port by the cheapest way the system has.
    ///
    /// @param number 0 for a free one
    static DatagramPort open(MediaSettings settings, int number) throws IOException {
        return BatchedPort.isSupported()
                ? BatchedPort.open(settings, number)
                : ChannelPort.open(settings, number);
    }

    InetSocketAddress localAddress();

    /// Blocks until a datagram is there, somebody calls [#wakeUp()] or the time is over.
    void await(long timeoutMicros) throws IOException;

    void wakeUp();

    /// Hands over datagrams that are waiting, a limited number at a time, without blocking.
    ///
    /// @return how many; fewer than [#batch()] when none is left
    int receive(Receiver receiver) throws IOException;

    /// The most datagrams one [#receive] hands over.
    int batch();

    /// Sends a datagram, at the latest with the next [#flush()]; its bytes are copied. It leaves
    /// from the address its destination last wrote to, as far as the implementation can tell.
    void send(Transmit datagram);

    /// Sends what is left.
    ///
    /// @return datagrams the operating system did not take since the last call
    int flush();

    @Override
    void close() throws IOException;
}
