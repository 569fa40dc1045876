package dev.vident.media.peer;

/// Why a session is over.
public enum EndReason {
    /// No connectivity check for 30 s, or none at all for 60 s.
    CONSENT_EXPIRED,
    /// The browser said goodbye (DTLS close_notify).
    CLOSED_BY_PEER,
    /// DTLS failed, took too long or showed another certificate than the answer named.
    HANDSHAKE_FAILED,
    /// The same participant joined again.
    REPLACED,
    /// We ended it.
    CLOSED_BY_US
}
