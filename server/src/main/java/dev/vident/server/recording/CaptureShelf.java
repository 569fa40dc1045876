package dev.vident.server.recording;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The packet captures that lie on disk, those of earlier runs of the server from the first
/// [#sweep] on. Thread-safe.
public final class CaptureShelf {
    private static final Logger LOG = LoggerFactory.getLogger(CaptureShelf.class);

    private final RecordingArchive archive;
    private final Duration retention;
    private final InstantSource clock;
    private final Map<Name, CaptureStatus> ended = new ConcurrentHashMap<>();
    private volatile boolean lookedThrough;

    private record Name(String callId, int number) {}

    /// @param retention how long a capture stays after its end
    public CaptureShelf(RecordingArchive archive, Duration retention, InstantSource clock) {
        this.archive = archive;
        this.retention = retention;
        this.clock = clock;
    }

    /// Takes one that is over.
    public void put(CaptureStatus status) {
        ended.put(new Name(status.callId(), status.number()), status);
    }

    public List<CaptureStatus> all() {
        return List.copyOf(ended.values());
    }

    public Optional<CaptureStatus> find(String callId, int number) {
        return Optional.ofNullable(ended.get(new Name(callId, number)));
    }

    /// The bytes of a capture, decrypted; empty when there is none.
    ///
    /// @throws UncheckedIOException when the disk fails
    public Optional<SeekableByteChannel> open(String callId, int number) {
        RecordingFolder folder = archive.folder(callId);
        Path file = folder.capture(number);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(folder.open(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read a packet capture", e);
        }
    }

    /// Deletes what is older than it may get, and forgets what is not there any more. Only the
    /// first time all recordings are looked through for what earlier runs left: there may be very
    /// many, and nobody else makes captures.
    ///
    /// @param isRunning whether a capture is still being written
    public void sweep(BiPredicate<String, Integer> isRunning) {
        if (!lookedThrough) {
            archive.folders().forEach(folder -> find(folder, isRunning));
            lookedThrough = true;
        }
        ended.keySet().removeIf(this::isGone);
    }

    private void find(RecordingFolder folder, BiPredicate<String, Integer> isRunning) {
        try {
            for (int number : folder.captures()) {
                if (!isRunning.test(folder.callId(), number)) {
                    find(folder, number);
                }
            }
        } catch (IOException e) {
            LOG.warn("the captures of call {} cannot be looked at", folder.callId(), e);
        }
    }

    /// Deletes it where it is too old.
    private boolean isGone(Name name) {
        Path file = archive.folder(name.callId()).capture(name.number());
        try {
            Instant newest = clock.instant().minus(retention);
            if (Files.exists(file)
                    && Files.getLastModifiedTime(file).toInstant().isBefore(newest)) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOG.warn("a capture of call {} cannot be deleted", name.callId(), e);
        }
        return !Files.exists(file);
    }

    private void find(RecordingFolder folder, int number) throws IOException {
        BasicFileAttributes facts =
                Files.readAttributes(folder.capture(number), BasicFileAttributes.class);
        ended.putIfAbsent(
                new Name(folder.callId(), number),
                new CaptureStatus(
                        folder.callId(),
                        number,
                        facts.creationTime().toInstant(),
                        facts.lastModifiedTime().toInstant(),
                        facts.size(),
                        null,
                        null,
                        null));
    }
}
