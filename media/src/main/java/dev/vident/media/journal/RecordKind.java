package dev.vident.media.journal;

/// What one journal record holds.
public enum RecordKind {
    /// A received RTP packet, decrypted, retransmission (RFC 4588) undone.
    RTP,
    /// A received compound RTCP packet that contains a sender report, decrypted.
    RTCP,
    /// A note of the engine as UTF-8 text, for instance why a track ended.
    MARK
}
