package dev.vident.server.access;

import java.time.Instant;
import java.util.Optional;

/// Keeps SDK access tokens. Thread-safe; takes part in the transaction of the calling thread.
public interface SdkTokenStore {
    void insert(SdkToken token);

    Optional<SdkToken> find(String tokenHash);

    void deleteExpired(Instant now);
}
