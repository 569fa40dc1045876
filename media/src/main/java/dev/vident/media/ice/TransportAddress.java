package dev.vident.media.ice;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/// An address and how it is talked to (RFC 8445 section 4): the same port number over UDP and over
/// TCP may well be two peers. Immutable.
///
/// It is looked up for each packet, so it keeps its hash: an [InetSocketAddress] works its own out
/// anew each time, from three objects behind it. It does not print the address.
public final class TransportAddress {
    private final Transport transport;
    private final InetSocketAddress socket;
    private final int hash;

    private TransportAddress(Transport transport, InetSocketAddress socket) {
        this.transport = transport;
        this.socket = socket;
        this.hash = 31 * socket.hashCode() + transport.hashCode();
    }

    public static TransportAddress udp(InetSocketAddress socket) {
        return new TransportAddress(Transport.UDP, socket);
    }

    /// The far end of a connection.
    public static TransportAddress tcp(InetSocketAddress socket) {
        return new TransportAddress(Transport.TCP, socket);
    }

    public Transport transport() {
        return transport;
    }

    public InetSocketAddress socket() {
        return socket;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof TransportAddress address
                        && hash == address.hash
                        && transport == address.transport
                        && socket.equals(address.socket));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return "an address over " + transport;
    }
}
