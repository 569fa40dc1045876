package dev.vident.server.access;

import dev.vident.server.platform.Mode;
import java.util.List;
import java.util.Optional;

/// Keeps app tokens. Thread-safe; takes part in the transaction of the calling thread.
public interface AppTokenStore {
    /// @return false, and nothing is stored, when mode and public part are taken
    boolean insert(AppToken token);

    Optional<AppToken> find(Mode mode, String publicPart);

    void revoke(String id);

    /// All tokens, oldest first.
    List<AppToken> list();
}
