package dev.vident.server.composition;

import dev.vident.server.recording.RecordingArchive;
import dev.vident.server.recording.RecordingFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The films of recorded calls that have no composition yet, made when somebody asks for them and
/// kept until the composition is there. Thread-safe; one is made at a time.
public final class InstantViews implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(InstantViews.class);

    /// Calls whose films are kept.
    private static final int CALLS_MAX = 16;

    private final RecordingArchive archive;
    private final Path folder;
    private final Map<String, List<InstantView>> views = new LinkedHashMap<>(16, 0.75f, true);

    /// @param folder for the films; what is there is removed
    public InstantViews(RecordingArchive archive, Path folder) {
        this.archive = archive;
        this.folder = folder;
        removeQuietly(folder);
    }

    /// The films of a call by participant. The first time they are made, in about a second for each
    /// quarter of an hour of the call.
    ///
    /// @return empty while the recording is not finished, and when nothing in it can be played
    /// @throws UncheckedIOException when the disk fails
    public synchronized List<InstantView> of(String callId) {
        RecordingFolder recording = archive.folder(callId);
        if (!recording.isFinished()) {
            return List.of();
        }
        List<InstantView> made = views.get(callId);
        if (made == null) {
            try {
                made = make(recording);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot make the films of a call", e);
            }
            views.put(callId, made);
            removeEldest();
        }
        return made;
    }

    /// Removes the films of a call.
    public synchronized void forget(String callId) {
        if (views.remove(callId) != null) {
            removeQuietly(folder.resolve(callId));
        }
    }

    /// Removes the films of the calls that are named.
    public void forgetAll(Predicate<String> calls) {
        kept().stream().filter(calls).forEach(this::forget);
    }

    private synchronized List<String> kept() {
        return List.copyOf(views.keySet());
    }

    private void removeEldest() {
        Iterator<String> eldest = views.keySet().iterator();
        while (views.size() > CALLS_MAX) {
            removeQuietly(folder.resolve(eldest.next()));
            eldest.remove();
        }
    }

    private List<InstantView> make(RecordingFolder recording) throws IOException {
        Path films = folder.resolve(recording.callId());
        WorkFolder.delete(films);
        Files.createDirectories(films);
        try (WorkFolder work = WorkFolder.create(films.resolve("tracks"))) {
            RecordedTracks tracks = RecordedTracks.write(recording, work.path());
            Map<String, List<TrackFile>> participants = new TreeMap<>();
            for (TrackFile track : tracks.files()) {
                participants
                        .computeIfAbsent(track.participant(), _ -> new ArrayList<>())
                        .add(track);
            }
            List<InstantView> made = new ArrayList<>();
            for (Map.Entry<String, List<TrackFile>> one : participants.entrySet()) {
                made.add(
                        InstantFilm.write(
                                one.getKey(),
                                one.getValue(),
                                work.path(),
                                tracks.endMillis(),
                                films));
            }
            return List.copyOf(made);
        }
    }

    private static void removeQuietly(Path path) {
        try {
            WorkFolder.delete(path);
        } catch (IOException e) {
            // It is removed at the next start.
            LOG.warn("films of recordings cannot be removed", e);
        }
    }

    /// Removes all films.
    @Override
    public synchronized void close() {
        views.clear();
        removeQuietly(folder);
    }
}
