package dev.vident.e2e;

import dev.vident.server.recording.Manifest;
import dev.vident.server.recording.RecordingArchive;
import dev.vident.server.recording.RecordingKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/// Looks into the recordings of a server's data folder.
final class Recordings {
    private Recordings() {}

    /// The manifest of the only call.
    static Manifest manifest(Path data) throws IOException {
        Path recordings = data.resolve("recordings");
        List<Path> calls;
        try (Stream<Path> folders = Files.list(recordings)) {
            calls = folders.toList();
        }
        if (calls.size() != 1) {
            throw new AssertionError("not one recording but " + calls);
        }
        RecordingArchive archive =
                new RecordingArchive(recordings, RecordingKeys.NONE, InstantSource.system());
        return archive.manifest(archive.folder(calls.getFirst().getFileName().toString()))
                .orElseThrow();
    }
}
