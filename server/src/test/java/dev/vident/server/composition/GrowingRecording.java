package dev.vident.server.composition;

import dev.vident.media.journal.JournalReader;
import dev.vident.media.journal.JournalWriter;
import dev.vident.media.journal.RecordKind;
import dev.vident.server.recording.RecordingArchive;
import dev.vident.server.recording.RecordingFolder;
import dev.vident.server.recording.RecordingKeys;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Records a call a second time, second by second as it once arrived.
final class GrowingRecording implements AutoCloseable {
    private record Entry(int journal, RecordKind kind, long arrivalMicros, byte[] bytes) {}

    final RecordingFolder folder;
    private final List<JournalWriter> writers = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private int next;

    /// @param recordings for the second recording, another folder than the first one's
    GrowingRecording(RecordedCall call, Path recordings) throws IOException {
        folder = RecordingFolder.of(recordings, call.folder.callId());
        Files.createDirectories(folder.path());
        for (Path file : call.folder.journals()) {
            try (JournalReader reader = JournalReader.open(file)) {
                while (reader.next()) {
                    byte[] bytes = new byte[reader.payload().remaining()];
                    reader.payload().get(bytes);
                    entries.add(
                            new Entry(
                                    writers.size(), reader.kind(), reader.arrivalMicros(), bytes));
                }
                FileChannel channel =
                        FileChannel.open(
                                folder.journal(reader.header().orElseThrow().track()),
                                StandardOpenOption.CREATE_NEW,
                                StandardOpenOption.WRITE);
                writers.add(new JournalWriter(channel, reader.header().orElseThrow()));
            }
        }
        entries.sort(Comparator.comparingLong(Entry::arrivalMicros));
    }

    /// Writes the next second.
    ///
    /// @return false when there was nothing left
    boolean grow() throws IOException {
        if (next == entries.size()) {
            return false;
        }
        long until = entries.get(next).arrivalMicros() + 1_000_000;
        while (next < entries.size() && entries.get(next).arrivalMicros() < until) {
            Entry entry = entries.get(next);
            writers.get(entry.journal())
                    .append(
                            entry.kind(),
                            entry.arrivalMicros(),
                            entry.bytes(),
                            0,
                            entry.bytes().length);
            next++;
        }
        for (JournalWriter writer : writers) {
            writer.flush();
        }
        return true;
    }

    /// The call is over.
    void seal() throws IOException {
        close();
        new RecordingArchive(
                        folder.path().resolveSibling(""),
                        RecordingKeys.NONE,
                        InstantSource.system())
                .finish(folder);
    }

    @Override
    public void close() throws IOException {
        for (JournalWriter writer : writers) {
            writer.close();
        }
    }
}
