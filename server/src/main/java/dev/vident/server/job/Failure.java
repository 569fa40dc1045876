package dev.vident.server.job;

import java.time.Instant;

/// What happens to a job that was not done.
public sealed interface Failure {
    /// What went wrong, for whoever runs the server; no personal data.
    String reason();

    /// Try again, not before a moment.
    record Retry(String reason, Instant notBefore) implements Failure {}

    /// Not tried, or broken off on request: it does not count as an attempt. Try again, not before
    /// a moment.
    record Postponed(String reason, Instant notBefore) implements Failure {}

    /// Never try again by itself.
    record GiveUp(String reason) implements Failure {}
}
