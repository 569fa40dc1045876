package dev.vident.media.peer;

import dev.vident.media.srtp.SrtpReceiver;
import dev.vident.media.srtp.SrtpSender;

/// Where a session stands.
sealed interface PeerState {
    /// ICE, DTLS or the answer is still missing.
    record Connecting(long sinceMicros) implements PeerState {}

    record Connected(SrtpSender sender, SrtpReceiver receiver) implements PeerState {}

    record Ended(EndReason reason) implements PeerState {}
}
