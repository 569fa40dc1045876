package dev.vident.server.composition;

import dev.vident.server.recording.RecordingArchive;
import dev.vident.server.recording.RecordingFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.Arrays;

/// The files of a recording as they grow: all at the same rate, and cut anywhere.
final class GrowingFiles {
    final RecordingFolder folder;
    private final RecordingFolder whole;
    private final int steps;
    private int step;

    /// @param recordings for the second recording, another folder than the first one's
    GrowingFiles(RecordingFolder whole, Path recordings, int steps) throws IOException {
        this.whole = whole;
        this.steps = steps;
        folder = RecordingFolder.of(recordings, whole.callId(), whole.keys());
        Files.createDirectories(folder.path());
    }

    /// Lets each file grow by an equal share.
    ///
    /// @return false when they were whole already
    boolean grow() throws IOException {
        if (step == steps) {
            return false;
        }
        for (Path journal : whole.journals()) {
            byte[] bytes = Files.readAllBytes(journal);
            int from = (int) ((long) bytes.length * step / steps);
            int end = (int) ((long) bytes.length * (step + 1) / steps);
            Files.write(
                    folder.path().resolve(journal.getFileName()),
                    Arrays.copyOfRange(bytes, from, end),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
        step++;
        return true;
    }

    /// The call is over.
    void seal() {
        new RecordingArchive(
                        folder.path().resolveSibling(""), folder.keys(), InstantSource.system())
                .finish(folder);
    }
}
