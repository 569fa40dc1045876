package dev.vident.server.call;

/// Why a call ended; the names are those of `docs/protocol/signalling.md`.
public enum EndReason {
    /// The operator ended it when everything was done.
    COMPLETED,
    /// The applicant hung up.
    APPLICANT_LEFT,
    /// A side was away longer than the reconnect window, or the server stopped.
    CONNECTION_INTERRUPTED,
    /// The applicant never connected.
    NO_APPLICANT,
    /// The operator gave up and said why.
    ABORTED
}
