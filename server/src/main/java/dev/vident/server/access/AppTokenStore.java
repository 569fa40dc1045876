package dev.vident.server.access;

import dev.vident.server.platform.Mode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Keeps app tokens. Thread-safe; takes part in the transaction of the calling thread.
public interface AppTokenStore {
    /// @return false, and nothing is stored, when mode and public part are taken
    boolean insert(AppToken token);

    Optional<AppToken> find(Mode mode, String publicPart);

    /// The token, locked until the transaction ends.
    Optional<AppToken> lock(String id);

    /// Stores private part, secret key and what they replace.
    void rotate(AppToken token);

    /// Revoking twice revokes once.
    ///
    /// @return false when there is no such token
    boolean revoke(String id);

    void used(String id, Instant at);

    /// All tokens, oldest first.
    List<AppToken> list();
}
