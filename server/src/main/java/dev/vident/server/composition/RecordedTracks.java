package dev.vident.server.composition;

import dev.vident.server.recording.RecordingFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The tracks of one call as files on a common time line.
///
/// @param start the moment of call time 0: the earliest packet of all
/// @param files in the order of participants and connections; empty when nothing can be played
/// @param presence when something was received of each participant; no entry when nothing was
record RecordedTracks(Instant start, List<TrackFile> files, Map<String, Stretches> presence) {
    /// A packet whose own time is this far from its arrival has a foolish time stamp and is left
    /// out; it could make the composition as long as its sender likes.
    static final double ASTRAY_MICROS = 30e6;

    /// Reads all journals and writes the track files.
    ///
    /// @param target folder for the track files
    static RecordedTracks write(RecordingFolder recording, Path target) throws IOException {
        List<JournalIndex> journals = new ArrayList<>();
        for (Path file : recording.journals()) {
            JournalIndex.read(recording, file).ifPresent(journals::add);
        }
        return write(AlignedJournal.align(journals), null, target);
    }

    /// Writes the track files.
    ///
    /// @param start the moment of call time 0 when it is fixed already
    /// @param target folder for the track files
    static RecordedTracks write(List<AlignedJournal> journals, @Nullable Instant start, Path target)
            throws IOException {
        double zeroMicros =
                start != null
                        ? start.toEpochMilli() * 1_000.0
                        : journals.stream()
                                .mapToDouble(AlignedJournal::startMicros)
                                .min()
                                .orElse(Double.MAX_VALUE);
        if (zeroMicros == Double.MAX_VALUE) {
            return new RecordedTracks(Instant.EPOCH, List.of(), Map.of());
        }
        List<TrackFile> files = new ArrayList<>();
        for (AlignedJournal track : journals) {
            Path name = Path.of(track.journal().file().getFileName() + ".webm");
            Optional<TrackFile> written =
                    TrackFileWriter.write(
                            track.journal(), track.lines(), zeroMicros, target.resolve(name));
            written.ifPresent(file -> files.add(file.at(name)));
        }
        return new RecordedTracks(
                Instant.ofEpochMilli(Math.round(zeroMicros / 1_000)),
                files,
                presence(journals, zeroMicros));
    }

    private static Map<String, Stretches> presence(List<AlignedJournal> tracks, double zeroMicros) {
        Map<String, List<Stretch>> heard = new TreeMap<>();
        for (AlignedJournal track : tracks) {
            List<Stretch> stretches =
                    heard.computeIfAbsent(
                            track.journal().track().participant(), _ -> new ArrayList<>());
            for (JournalIndex.Heard time : track.journal().heard()) {
                stretches.add(
                        new Stretch(
                                callMillis(time.fromMicros(), zeroMicros),
                                callMillis(time.endMicros(), zeroMicros)));
            }
        }
        Map<String, Stretches> presence = new TreeMap<>();
        heard.forEach((participant, times) -> presence.put(participant, Stretches.union(times)));
        return presence;
    }

    private static long callMillis(long micros, double zeroMicros) {
        return Math.max(0, Math.round((micros - zeroMicros) / 1_000));
    }

    /// The same of a call that is going on: who has been there may come back, so that their silence
    /// at the end is a lost connection.
    RecordedTracks notOverBefore(long millis) {
        Map<String, Stretches> going = new TreeMap<>();
        presence.forEach((participant, times) -> {
            List<Stretch> longer = new ArrayList<>(times.list());
            longer.add(new Stretch(millis, millis));
            going.put(participant, Stretches.union(longer));
        });
        return new RecordedTracks(start, files, going);
    }

    /// Whether more must be heard before it is known what is to be seen up to a time.
    boolean isUndecidedBefore(long millis) {
        return files.stream().anyMatch(file -> file.undecided() && file.endMillis() < millis);
    }

    /// The end of the last frame.
    long endMillis() {
        return files.stream().mapToLong(TrackFile::endMillis).max().orElse(0);
    }
}
