package dev.vident.server.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes what was written to journals survive a power failure: all of them in one sweep where the
/// system can, else, or for a few, one by one. Then gives back the memory of what has been on disk
/// for a while. Used by one thread at a time.
final class JournalSync implements AutoCloseable {
    /// From how many journals on one sweep is cheaper. It also writes what others left on the same
    /// file system, so it is not made for less.
    private static final int SWEEP_FROM = 5;

    /// Long enough for a composition that reads along, if it keeps up.
    private static final int SYNCS_PER_RELEASE = 5;

    private final @Nullable Sweep sweep;
    private final @Nullable Release release;
    private int syncs;

    /// Gives back the memory that holds the beginning of a file.
    @FunctionalInterface
    interface Release {
        void release(Path file, long bytes);
    }

    /// Syncs everything on the journals' file system.
    interface Sweep extends AutoCloseable {
        /// @throws IOException when not all could be written
        void sync() throws IOException;

        @Override
        void close();
    }

    /// @param sweep null where the system has none
    /// @param release null where the system has none
    JournalSync(@Nullable Sweep sweep, @Nullable Release release) {
        this.sweep = sweep;
        this.release = release;
    }

    /// Syncs those that have something new; with nothing new it costs nothing.
    void sync(Collection<JournalTrack> tracks) {
        List<JournalTrack> behind = tracks.stream().filter(JournalTrack::takeUnsynced).toList();
        if (behind.size() < SWEEP_FROM || !sweeps()) {
            behind.forEach(JournalTrack::force);
        }
        syncs = (syncs + 1) % SYNCS_PER_RELEASE;
        if (syncs == 0 && release != null) {
            releaseSettled(tracks, release);
        }
    }

    private static void releaseSettled(Collection<JournalTrack> tracks, Release release) {
        for (JournalTrack track : tracks) {
            long settled = track.takeSettledBytes();
            if (settled > 0) {
                release.release(track.file(), settled);
            }
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
