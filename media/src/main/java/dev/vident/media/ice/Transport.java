package dev.vident.media.ice;

/// What carries datagrams between us and a browser.
public enum Transport {
    /// One datagram each.
    UDP,
    /// A stream of frames (RFC 4571).
    TCP
}
