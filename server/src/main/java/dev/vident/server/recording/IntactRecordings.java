package dev.vident.server.recording;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Remembers which recordings were found whole: the desk asks each time it shows a case, and the
/// answer costs reading every byte. Asked again only when a file of the recording has another size
/// or time than at the last look. Thread-safe.
public final class IntactRecordings {
    private static final Optional<String> UNREADABLE = Optional.of("cannot be read");
    private static final int REMEMBERED_MAX = 4096;

    private record Stamp(Path file, long bytes, FileTime modified) {}

    private record Looked(List<Stamp> stamps, Optional<String> flaw) {}

    private final RecordingArchive archive;
    private final ConcurrentHashMap<String, Looked> remembered = new ConcurrentHashMap<>();

    public IntactRecordings(RecordingArchive archive) {
        this.archive = archive;
    }

    /// What is wrong with a finished recording, as the rest of a sentence that begins with it;
    /// empty when everything that was received is there as it was written.
    ///
    /// @throws UncheckedIOException when the disk fails
    public Optional<String> flaw(RecordingFolder folder) {
        if (!Files.exists(folder.manifest())) {
            return UNREADABLE;
        }
        List<Stamp> stamps = stamps(folder);
        Looked last = remembered.get(folder.callId());
        if (last != null && last.stamps().equals(stamps)) {
            return last.flaw();
        }
        Optional<String> flaw =
                archive.isIntact(folder)
                        ? archive.manifest(folder).flatMap(IntactRecordings::incomplete)
                        : UNREADABLE;
        if (remembered.size() >= REMEMBERED_MAX) {
            remembered.clear();
        }
        remembered.put(folder.callId(), new Looked(stamps, flaw));
        return flaw;
    }

    private static Optional<String> incomplete(Manifest manifest) {
        return manifest.recordsDropped() == 0
                ? Optional.empty()
                : Optional.of(
                        "is incomplete: the disk could not take "
                                + manifest.recordsDropped()
                                + " packets");
    }

    private static List<Stamp> stamps(RecordingFolder folder) {
        try {
            List<Path> files = new ArrayList<>(folder.journals());
            files.add(folder.manifest());
            List<Stamp> stamps = new ArrayList<>();
            for (Path file : files) {
                BasicFileAttributes facts = Files.readAttributes(file, BasicFileAttributes.class);
                stamps.add(new Stamp(file, facts.size(), facts.lastModifiedTime()));
            }
            return stamps;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look at a recording", e);
        }
    }
}
