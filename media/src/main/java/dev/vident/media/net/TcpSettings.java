package dev.vident.media.net;

import java.net.InetSocketAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The TCP port for browsers whose network lets no UDP through, and its bounds.
///
/// @param port 0 for a free one
/// @param connections at a time; one more is closed at once
/// @param connectionsPerAddress at a time from one IPv4 address or one IPv6 network of 64 bits
/// @param checkMax from a connection's start to its first authentic check; it is closed afterwards
/// @param othersTo where connections go on to whose first byte cannot be one of media, with a PROXY
///   header in front; null for closing them
public record TcpSettings(
        int port,
        int connections,
        int connectionsPerAddress,
        Duration checkMax,
        @Nullable InetSocketAddress othersTo) {
    /// For media alone.
    public TcpSettings(int port, int connections, int connectionsPerAddress, Duration checkMax) {
        this(port, connections, connectionsPerAddress, checkMax, null);
    }

    /// Room for a thousand browsers, and for a clinic behind one address.
    public static TcpSettings onPort(int port) {
        return new TcpSettings(port, 1024, 64, Duration.ofSeconds(10));
    }

    /// The same, sharing the port with another server, such as one for HTTPS.
    public TcpSettings withOthersTo(InetSocketAddress address) {
        return new TcpSettings(port, connections, connectionsPerAddress, checkMax, address);
    }
}
