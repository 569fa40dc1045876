package dev.vident.media.sdp;

import dev.vident.media.ice.Transport;

/// A host candidate over UDP (RFC 8839 section 5.1), or a passive one over TCP (RFC 6544 section
/// 4.5).
///
/// @param address IPv4 or IPv6 literal
/// @param port 1–65535
public record IceCandidate(Transport transport, String address, int port) {
    public static IceCandidate udp(String address, int port) {
        return new IceCandidate(Transport.UDP, address, port);
    }

    /// One whose connections the browser opens.
    public static IceCandidate tcpPassive(String address, int port) {
        return new IceCandidate(Transport.TCP, address, port);
    }
}
