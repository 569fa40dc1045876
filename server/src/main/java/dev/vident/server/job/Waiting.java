package dev.vident.server.job;

import java.time.Instant;

/// A job that failed and waits to be tried again.
///
/// @param attempts how often it was tried so far
/// @param reason why the last attempt failed; no personal data
/// @param notBefore when it is tried again
public record Waiting(int attempts, String reason, Instant notBefore) {}
