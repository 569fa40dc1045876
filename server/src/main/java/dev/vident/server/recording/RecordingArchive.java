package dev.vident.server.recording;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The recordings under one folder. Finishing is idempotent: what is finished stays as it is.
///
/// Safe for use by any thread; one call must not be finished while its journals are still being
/// written.
public final class RecordingArchive {
    private static final Logger LOG = LoggerFactory.getLogger(RecordingArchive.class);
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build();

    private final Path recordings;
    private final RecordingKeys keys;
    private final InstantSource clock;

    /// @param recordings the folder that holds one folder per call
    public RecordingArchive(Path recordings, RecordingKeys keys, InstantSource clock) {
        this.recordings = recordings;
        this.keys = keys;
        this.clock = clock;
    }

    /// The folder that holds one folder per call; made when it is not there yet.
    ///
    /// @throws UncheckedIOException when it cannot be made
    public Path root() {
        try {
            return Files.createDirectories(recordings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The folder of one call.
    ///
    /// @throws IllegalArgumentException when the id cannot be a file name
    public RecordingFolder folder(String callId) {
        return RecordingFolder.of(recordings, callId, keys);
    }

    /// Reads all journals of a call and seals them with a manifest, or returns the manifest that is
    /// there already. The time is that of reading the call's bytes once.
    ///
    /// @throws UncheckedIOException when the disk fails
    public Manifest finish(RecordingFolder folder) {
        return finish(folder, 0);
    }

    /// As [#finish(RecordingFolder)] right after a call.
    ///
    /// @param recordsDropped what the disk could not take, as far as the call knows; the journals
    ///   themselves do not know of what was dropped last
    public Manifest finish(RecordingFolder folder, long recordsDropped) {
        return manifest(folder).orElseGet(() -> seal(folder, recordsDropped));
    }

    /// Finishes what a crash left open, so at start before any call runs. A recording that cannot
    /// be finished is reported to the log and left for the next start.
    ///
    /// @return the manifests of those finished now
    /// @throws UncheckedIOException when the folder cannot be listed
    public List<Manifest> finishLeftOpen() {
        List<Manifest> finished = new ArrayList<>();
        try {
            for (RecordingFolder folder : RecordingFolder.unfinished(recordings, keys)) {
                try {
                    finished.add(finish(folder));
                } catch (UncheckedIOException e) {
                    LOG.error("recording {} cannot be finished", folder.callId(), e);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the recordings", e);
        }
        return finished;
    }

    /// The manifest of a finished recording. A manifest nobody can read counts as none.
    ///
    /// @throws UncheckedIOException when the disk fails
    public Optional<Manifest> manifest(RecordingFolder folder) {
        if (!folder.isFinished()) {
            return Optional.empty();
        }
        try {
            byte[] json = Files.readAllBytes(folder.manifest());
            return Optional.of(JSON.readValue(json, Manifest.class));
        } catch (JacksonException e) {
            LOG.warn(
                    "the manifest of recording {} is unreadable, it is made anew", folder.callId());
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the manifest of a recording", e);
        }
    }

    /// Whether a finished recording is still what it was: every file there, with the checksum of
    /// the manifest.
    ///
    /// @throws UncheckedIOException when the disk fails
    public boolean isIntact(RecordingFolder folder) {
        Optional<Manifest> manifest = manifest(folder);
        if (manifest.isEmpty()) {
            return false;
        }
        try {
            List<Path> files = folder.journals();
            List<JournalSummary> sealed = manifest.get().journals();
            boolean intact = files.size() == sealed.size();
            for (int i = 0; intact && i < files.size(); i++) {
                intact = sealed.get(i).isOf(files.get(i));
            }
            return intact;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read a recording", e);
        }
    }

    private Manifest seal(RecordingFolder folder, long recordsDropped) {
        try {
            List<JournalSummary> journals = survey(folder);
            long dropped = journals.stream().mapToLong(JournalSummary::packetsDropped).sum();
            Manifest manifest =
                    new Manifest(
                            Manifest.VERSION,
                            folder.callId(),
                            clock.millis(),
                            Math.max(recordsDropped, dropped),
                            journals);
            Files.createDirectories(folder.path());
            writeAtomically(
                    folder.manifest(),
                    JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
            return manifest;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot finish a recording", e);
        }
    }

    private static List<JournalSummary> survey(RecordingFolder folder) throws IOException {
        List<JournalSummary> journals = new ArrayList<>();
        for (Path journal : folder.journals()) {
            journals.add(JournalSurvey.of(folder, journal));
        }
        return journals;
    }

    /// After a crash there is the whole file or none.
    private static void writeAtomically(Path file, byte[] content) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".part");
        try (FileChannel channel =
                FileChannel.open(
                        draft,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(
                draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
