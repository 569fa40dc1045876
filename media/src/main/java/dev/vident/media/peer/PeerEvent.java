package dev.vident.media.peer;

/// What a [Peer] tells its owner.
public sealed interface PeerEvent extends PeerOutput {
    /// Keys exist and the certificate is the right one: media flows from here on.
    record Connected() implements PeerEvent {}

    /// No connectivity check for 5 s.
    record FellSilent() implements PeerEvent {}

    /// Checks arrive again.
    record Resumed() implements PeerEvent {}

    /// The session is over; nothing but farewell datagrams follows.
    record Ended(EndReason reason) implements PeerEvent {}

    /// A decrypted RTP packet; valid until the next input.
    @SuppressWarnings("ArrayRecordComponent") // a window into a receive buffer, never compared
    record RtpArrived(byte[] buffer, int offset, int length) implements PeerEvent {}

    /// A decrypted compound RTCP packet; valid until the next input.
    @SuppressWarnings("ArrayRecordComponent") // a window into a receive buffer, never compared
    record RtcpArrived(byte[] buffer, int offset, int length) implements PeerEvent {}
}
