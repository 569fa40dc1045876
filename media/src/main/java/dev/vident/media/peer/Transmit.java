package dev.vident.media.peer;

import dev.vident.media.ice.TransportAddress;

/// A datagram to send. The bytes belong to a pool; see the owner's `poll` for how long they are
/// valid.
@SuppressWarnings("ArrayRecordComponent") // a window into a pooled buffer, never compared
public record Transmit(TransportAddress destination, byte[] buffer, int offset, int length)
        implements PeerOutput {}
