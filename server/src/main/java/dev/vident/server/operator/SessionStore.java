package dev.vident.server.operator;

import java.time.Instant;
import java.util.Optional;

/// Keeps sessions. Thread-safe; takes part in the transaction of the calling thread.
public interface SessionStore {
    void insert(Session session);

    Optional<Session> find(String tokenHash);

    void seen(String tokenHash, Instant at);

    void delete(String tokenHash);

    void deleteOfOperator(String operatorId);

    /// Removes those that expired or were last seen before `idleBefore`.
    void deleteExpired(Instant now, Instant idleBefore);
}
