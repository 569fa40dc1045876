package dev.vident.server.composition;

import dev.vident.media.journal.TrackDescription;
import dev.vident.server.recording.RecordingFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What one journal holds and where among its plain bytes it lies.
///
/// @param recording the folder that opens the journal
/// @param file the journal
/// @param track the track it holds
/// @param sources one per SSRC in order of appearance; ordinarily a single one
/// @param heard when anything arrived
record JournalIndex(
        RecordingFolder recording,
        Path file,
        TrackDescription track,
        List<JournaledSource> sources,
        List<Heard> heard) {
    /// A time in which packets followed each other closely, on the server's clock.
    record Heard(long fromMicros, long endMicros) {}

    /// Reads a journal once.
    ///
    /// @return empty when there is nothing in it that can be played
    /// @throws IOException when the file cannot be read
    static Optional<JournalIndex> read(RecordingFolder recording, Path file) throws IOException {
        Optional<JournalReading> opened = JournalReading.open(recording, file);
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        try (JournalReading reading = opened.get()) {
            reading.readToEnd();
            return reading.index();
        }
    }
}
