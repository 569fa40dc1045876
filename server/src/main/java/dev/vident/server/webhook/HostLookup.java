package dev.vident.server.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/// Finds the addresses of a host. Thread-safe; may block.
interface HostLookup {
    /// What the operating system knows.
    HostLookup SYSTEM = host -> List.of(InetAddress.getAllByName(host));

    /// The addresses of a name or of a literal, at least one.
    ///
    /// @throws UnknownHostException when the host has no address
    List<InetAddress> addresses(String host) throws UnknownHostException;
}
