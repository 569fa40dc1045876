package dev.vident.media.peer;

import dev.vident.media.dtls.Fingerprint;
import dev.vident.media.ice.IceCredentials;
import dev.vident.media.ice.TransportAddress;

/// All that can happen to a [Peer].
public sealed interface PeerInput {
    /// A datagram arrived. The peer may change its bytes and keeps no reference to them.
    @SuppressWarnings("ArrayRecordComponent") // a window into a receive buffer, never compared
    record Datagram(byte[] buffer, int offset, int length, TransportAddress source)
            implements PeerInput {}

    /// The browser's answer was read; its certificate must have this fingerprint.
    record Answered(Fingerprint fingerprint) implements PeerInput {}

    /// A second offer with these credentials is on its way to the browser.
    record IceRestarted(IceCredentials credentials) implements PeerInput {}

    /// Time went by, or the handshake thread called.
    record TimePassed() implements PeerInput {}

    /// We end the session.
    record Closed(EndReason reason) implements PeerInput {}
}
