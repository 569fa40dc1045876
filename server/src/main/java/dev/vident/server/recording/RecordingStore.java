package dev.vident.server.recording;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Keeps recordings. Thread-safe; takes part in the transaction of the calling thread.
public interface RecordingStore {
    void insert(Recording recording);

    /// Marks an open recording as finished.
    ///
    /// @return false when there is no open one
    boolean finish(String callId, Instant at, String manifestSha256);

    Optional<Recording> find(String callId);

    /// Those not finished, oldest first: at start, what a crash left behind.
    List<Recording> open();
}
