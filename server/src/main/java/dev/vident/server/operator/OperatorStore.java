package dev.vident.server.operator;

import java.util.List;
import java.util.Optional;

/// Keeps operators. Thread-safe; takes part in the transaction of the calling thread.
public interface OperatorStore {
    /// @return false, and nothing is stored, when the login is taken
    boolean insert(Operator operator);

    /// Stores everything but id, login and creation.
    void update(Operator operator);

    Optional<Operator> find(String id);

    Optional<Operator> findByLogin(String login);

    /// All operators by login.
    List<Operator> list();
}
