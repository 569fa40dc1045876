package dev.vident.server.access;

import java.time.Instant;
import java.util.Optional;

/// Keeps redirects, sealed. Thread-safe; takes part in the transaction of the calling thread.
public interface RedirectStore {
    /// Stores the redirect of an applicant in the place of the one before.
    void put(String applicantId, String sealed, Instant now);

    void delete(String applicantId);

    Optional<String> find(String applicantId);
}
