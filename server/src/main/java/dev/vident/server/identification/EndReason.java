package dev.vident.server.identification;

/// Why a call ended; the names are those of `docs/protocol/signalling.md`.
public enum EndReason {
    /// The operator ended it.
    COMPLETED,
    APPLICANT_LEFT,
    /// A break beyond the reconnect window, or the server stopped.
    CONNECTION_INTERRUPTED,
    /// The applicant never connected.
    NO_APPLICANT,
    /// The operator gave up.
    ABORTED
}
