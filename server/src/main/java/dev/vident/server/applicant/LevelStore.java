package dev.vident.server.applicant;

import dev.vident.server.platform.Mode;
import java.util.List;
import java.util.Optional;

/// Keeps levels. Thread-safe; takes part in the transaction of the calling thread.
public interface LevelStore {
    /// @return false, and nothing is stored, when the mode has a level of this name
    boolean insert(Level level);

    /// Stores everything that a level may change: all but id, mode, name and creation.
    void update(Level level);

    Optional<Level> find(Mode mode, String name);

    /// All levels of the mode by name.
    List<Level> list(Mode mode);
}
