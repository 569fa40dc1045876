package dev.vident.server.recording;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes what was written to journals survive a power failure: all of them in one sweep where the
/// system can, else, or for a few, one by one. Used by one thread at a time.
final class JournalSync implements AutoCloseable {
    /// From how many journals on one sweep is cheaper. It also writes what others left on the same
    /// file system, so it is not made for less.
    private static final int SWEEP_FROM = 5;

    private final @Nullable Sweep sweep;

    /// Syncs everything on the journals' file system.
    interface Sweep extends AutoCloseable {
        /// @throws IOException when not all could be written
        void sync() throws IOException;

        @Override
        void close();
    }

    /// @param sweep null where the system has none
    JournalSync(@Nullable Sweep sweep) {
        this.sweep = sweep;
    }

    /// Syncs those that have something new; with nothing new it costs nothing.
    void sync(Collection<JournalTrack> tracks) {
        List<JournalTrack> behind = tracks.stream().filter(JournalTrack::takeUnsynced).toList();
        if (behind.size() < SWEEP_FROM || !sweeps()) {
            behind.forEach(JournalTrack::force);
        }
    }

    /// A sweep does not say which file it was that failed, each file does.
    private boolean sweeps() {
        if (sweep == null) {
            return false;
        }
        try {
            sweep.sync();
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    @Override
    public void close() {
        if (sweep != null) {
            sweep.close();
        }
    }
}
