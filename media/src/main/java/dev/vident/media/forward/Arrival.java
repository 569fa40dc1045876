package dev.vident.media.forward;

/// What a [ReceiveTrack] makes of a packet.
public enum Arrival {
    /// A new packet: record and forward it.
    MEDIA,
    /// A packet that was missing; it came as a retransmission and was put back into its original
    /// form in place. Record and forward it.
    RECOVERED,
    /// A packet of padding only, or media sent again although it had arrived: a bandwidth probe.
    /// Not for the recording; forward it as a probe, or the receiver's feedback counts it as lost.
    PROBE,
    /// A packet seen before, word for word, or one older than the window: drop it.
    DUPLICATE,
    /// Not of this track, or broken: drop it.
    FOREIGN
}
