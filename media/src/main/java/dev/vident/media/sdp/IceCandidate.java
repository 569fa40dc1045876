package dev.vident.media.sdp;

/// A host candidate over UDP (RFC 8839 section 5.1).
///
/// @param address IPv4 or IPv6 literal
/// @param port 1–65535
public record IceCandidate(String address, int port) {}
