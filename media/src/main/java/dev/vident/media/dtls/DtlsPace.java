package dev.vident.media.dtls;

/// How the endpoint and its handshake thread keep step.
public enum DtlsPace {
    /// A call returns at once; the answer is there a few milliseconds later and announced by the
    /// wake-up.
    FREE,
    /// A call returns when everything it causes has happened, so that tests and warm-up are
    /// deterministic.
    LOCKSTEP
}
