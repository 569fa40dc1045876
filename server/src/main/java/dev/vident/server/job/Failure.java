package dev.vident.server.job;

import java.time.Instant;

/// What happens to a job that failed.
public sealed interface Failure {
    /// What went wrong, for whoever runs the server; no personal data.
    String reason();

    /// Try again, not before a moment.
    record Retry(String reason, Instant notBefore) implements Failure {}

    /// Never try again by itself.
    record GiveUp(String reason) implements Failure {}
}
