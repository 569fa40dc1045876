package dev.vident.media.ice;

import java.net.InetSocketAddress;

/// An address and how it is talked to (RFC 8445 section 4): the same port number over UDP and over
/// TCP may well be two peers.
public record TransportAddress(Transport transport, InetSocketAddress socket) {
    public static TransportAddress udp(InetSocketAddress socket) {
        return new TransportAddress(Transport.UDP, socket);
    }

    /// The far end of a connection.
    public static TransportAddress tcp(InetSocketAddress socket) {
        return new TransportAddress(Transport.TCP, socket);
    }
}
