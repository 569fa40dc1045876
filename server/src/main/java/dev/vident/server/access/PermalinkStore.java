package dev.vident.server.access;

import java.time.Instant;
import java.util.Optional;

/// Keeps permalinks. Thread-safe; takes part in the transaction of the calling thread.
public interface PermalinkStore {
    void insert(Permalink permalink);

    /// Takes one use of a link that has not expired; empty when there is none left. Two openings at
    /// once take two.
    Optional<Permalink> use(String codeHash, Instant now);

    void deleteExpired(Instant now);
}
