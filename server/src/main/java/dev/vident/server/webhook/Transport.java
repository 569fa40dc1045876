package dev.vident.server.webhook;

/// Brings one request to a receiver. Thread-safe.
interface Transport {
    /// Sends and waits for the answer; every failure is an outcome.
    Outcome post(Post post);
}
