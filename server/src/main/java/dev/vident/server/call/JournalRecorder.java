package dev.vident.server.call;

import dev.vident.media.journal.RecordingSink;
import dev.vident.server.recording.JournalDisk;
import dev.vident.server.recording.JournalFiles;
import dev.vident.server.recording.Manifest;
import dev.vident.server.recording.RecordingArchive;
import dev.vident.server.recording.RecordingFolder;
import dev.vident.server.recording.RecordingHealth;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Records calls as journals on the local disk. Thread-safe.
public final class JournalRecorder implements CallRecorder {
    private final JournalDisk disk;
    private final RecordingArchive archive;
    private final Consumer<RecordingFolder> begun;
    private final Map<String, JournalFiles> open = new ConcurrentHashMap<>();

    public JournalRecorder(JournalDisk disk, RecordingArchive archive) {
        this(disk, archive, _ -> {});
    }

    /// @param begun is told of every recording that begins
    public JournalRecorder(
            JournalDisk disk, RecordingArchive archive, Consumer<RecordingFolder> begun) {
        this.disk = disk;
        this.archive = archive;
        this.begun = begun;
    }

    /// Creates the folder now, so that a disk that refuses is known before anybody is shown a
    /// picture.
    @Override
    public Open open(String callId) {
        RecordingFolder folder = archive.folder(callId);
        try {
            Files.createDirectories(folder.path());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the folder of a recording", e);
        }
        JournalFiles files = disk.open(folder);
        open.put(callId, files);
        begun.accept(folder);
        return new OnDisk(files);
    }

    @Override
    public SealedRecording seal(String callId) {
        JournalFiles files = open.get(callId);
        if (files != null) {
            files.close().join();
        }
        RecordingFolder folder = archive.folder(callId);
        long dropped = files == null ? 0 : files.health().droppedRecords();
        Manifest manifest = archive.finish(folder, dropped);
        open.remove(callId);
        return new SealedRecording(manifest.hasMedia(), sha256(folder));
    }

    private static String sha256(RecordingFolder folder) {
        try {
            byte[] manifest = Files.readAllBytes(folder.manifest());
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(manifest));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the manifest of a recording", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private record OnDisk(JournalFiles files) implements Open {
        @Override
        public RecordingSink sink() {
            return files;
        }

        @Override
        public ToOperator.Recording light() {
            RecordingHealth health = files.health();
            return new ToOperator.Recording(
                    health.healthy(),
                    health.bytesOnDisk(),
                    health.lastWriteAt(),
                    health.droppedRecords());
        }
    }
}
