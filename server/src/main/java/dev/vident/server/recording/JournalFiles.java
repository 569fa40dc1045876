package dev.vident.server.recording;

import dev.vident.media.journal.JournalFormat;
import dev.vident.media.journal.JournalHeader;
import dev.vident.media.journal.MediaKind;
import dev.vident.media.journal.RecordingSink;
import dev.vident.media.journal.TrackDescription;
import dev.vident.media.journal.TrackSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The journals of one call. [#open] is for the media loop, everything else for any thread.
///
/// Journals of an earlier part of the call, from before a restart of the server, are never touched:
/// the connections of each participant are counted on from the last one on disk.
public final class JournalFiles implements RecordingSink {
    private static final Pattern FILE_NAME =
            Pattern.compile("(.+)-(\\d{1,9})-(audio|video)\\.journal");
    private static final Duration HEALTHY_DELAY_MAX = Duration.ofSeconds(2);

    private final RecordingFolder folder;
    private final JournalSettings settings;
    private final InstantSource clock;
    private final JournalOutput.Opener opener;
    private final Consumer<JournalTrack> disk;
    private final Map<String, Integer> epochsOnDisk;
    private final List<JournalTrack> tracks = new CopyOnWriteArrayList<>();

    JournalFiles(
            RecordingFolder folder,
            JournalSettings settings,
            InstantSource clock,
            JournalOutput.Opener opener,
            Consumer<JournalTrack> disk) {
        this.folder = folder;
        this.settings = settings;
        this.clock = clock;
        this.opener = opener;
        this.disk = disk;
        this.epochsOnDisk = epochsOnDisk(folder);
    }

    /// @throws IllegalArgumentException when the participant's name cannot be part of a file name
    @Override
    public TrackSink open(TrackDescription track) {
        TrackDescription renumbered = renumber(track);
        Path file = folder.journal(renumbered);
        byte[] header =
                JournalFormat.header(new JournalHeader(renumbered, micros(clock.instant())));
        int bufferBytes =
                track.kind() == MediaKind.VIDEO
                        ? settings.videoBufferBytes()
                        : settings.audioBufferBytes();
        JournalTrack opened = new JournalTrack(file, header, bufferBytes, opener);
        tracks.add(opened);
        disk.accept(opened);
        return opened;
    }

    /// What the recording light shows now.
    public RecordingHealth health() {
        long bytes = 0;
        long dropped = 0;
        boolean healthy = true;
        Instant lastWrite = null;
        long mustBeOnDisk = micros(clock.instant().minus(HEALTHY_DELAY_MAX));
        for (JournalTrack track : tracks) {
            bytes += track.bytesOnDisk();
            dropped += track.droppedRecords();
            healthy &= !track.failing() && track.oldestUnwrittenMicros() >= mustBeOnDisk;
            lastWrite = later(lastWrite, track.lastWriteAt());
        }
        return new RecordingHealth(healthy && dropped == 0, bytes, lastWrite, dropped);
    }

    /// Ends all journals that are still open. The future completes when every file is written,
    /// synced and closed; from then on the recording may be finished.
    public CompletableFuture<Void> close() {
        tracks.forEach(JournalTrack::close);
        return CompletableFuture.allOf(
                tracks.stream().map(JournalTrack::released).toArray(CompletableFuture[]::new));
    }

    private TrackDescription renumber(TrackDescription track) {
        int offset = epochsOnDisk.getOrDefault(track.participant(), -1) + 1;
        return new TrackDescription(
                track.room(),
                track.participant(),
                track.epoch() + offset,
                track.kind(),
                track.codec(),
                track.clockRate(),
                track.payloadType());
    }

    private static Map<String, Integer> epochsOnDisk(RecordingFolder folder) {
        Map<String, Integer> epochs = new HashMap<>();
        try {
            for (Path journal : folder.journals()) {
                Matcher name = FILE_NAME.matcher(String.valueOf(journal.getFileName()));
                if (name.matches()) {
                    epochs.merge(name.group(1), Integer.valueOf(name.group(2)), Math::max);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the folder of the recording", e);
        }
        return epochs;
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }

    private static long micros(Instant instant) {
        return Math.addExact(
                Math.multiplyExact(instant.getEpochSecond(), 1_000_000L),
                instant.getNano() / 1_000);
    }
}
