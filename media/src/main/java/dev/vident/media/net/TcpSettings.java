package dev.vident.media.net;

import java.time.Duration;

/// The TCP port for browsers whose network lets no UDP through, and its bounds.
///
/// @param port 0 for a free one
/// @param connections at a time; one more is closed at once
/// @param connectionsPerAddress at a time from one IPv4 address or one IPv6 network of 64 bits
/// @param checkMax from a connection's start to its first authentic check; it is closed afterwards
public record TcpSettings(int port, int connections, int connectionsPerAddress, Duration checkMax) {
    /// Room for a thousand browsers, and for a clinic behind one address.
    public static TcpSettings onPort(int port) {
        return new TcpSettings(port, 1024, 64, Duration.ofSeconds(10));
    }
}
