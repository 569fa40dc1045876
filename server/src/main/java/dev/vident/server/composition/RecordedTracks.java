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
import java.util.stream.Collectors;

/// The tracks of one call as files on a common time line.
///
/// @param start the moment of call time 0: the earliest packet of all
/// @param files in the order of participants and connections; empty when nothing can be played
/// @param presence when something was received of each participant; no entry when nothing was
record RecordedTracks(Instant start, List<TrackFile> files, Map<String, Stretches> presence) {
    /// A packet whose own time is this far from its arrival has a foolish time stamp and is left
    /// out; it could make the composition as long as its sender likes.
    static final double ASTRAY_MICROS = 30e6;

    private record Connection(String participant, int epoch) implements Comparable<Connection> {
        @Override
        public int compareTo(Connection other) {
            int byName = participant.compareTo(other.participant);
            return byName != 0 ? byName : Integer.compare(epoch, other.epoch);
        }
    }

    private record Aligned(JournalIndex journal, List<ClockLine> lines) {
        /// Server time of the first packet that is not astray.
        double startMicros() {
            double start = Double.MAX_VALUE;
            for (int i = 0; i < lines.size(); i++) {
                for (JournaledSource.Packet packet : journal.sources().get(i).packets()) {
                    double micros = lines.get(i).micros((double) packet.rtpTime());
                    if (Math.abs(micros - packet.arrivalMicros()) <= ASTRAY_MICROS) {
                        start = Math.min(start, micros);
                        break;
                    }
                }
            }
            return start;
        }
    }

    /// Reads all journals and writes the track files.
    ///
    /// @param target folder for the track files
    static RecordedTracks write(RecordingFolder recording, Path target) throws IOException {
        List<Aligned> aligned = align(recording);
        double zeroMicros =
                aligned.stream().mapToDouble(Aligned::startMicros).min().orElse(Double.MAX_VALUE);
        if (zeroMicros == Double.MAX_VALUE) {
            return new RecordedTracks(Instant.EPOCH, List.of(), Map.of());
        }
        List<TrackFile> files = new ArrayList<>();
        for (Aligned track : aligned) {
            Path name = Path.of(track.journal().file().getFileName() + ".webm");
            Optional<TrackFile> written =
                    TrackFileWriter.write(
                            track.journal(), track.lines(), zeroMicros, target.resolve(name));
            written.ifPresent(file -> files.add(file.at(name)));
        }
        return new RecordedTracks(
                Instant.ofEpochMilli(Math.round(zeroMicros / 1_000)),
                files,
                presence(aligned, zeroMicros));
    }

    private static Map<String, Stretches> presence(List<Aligned> tracks, double zeroMicros) {
        Map<String, List<Stretch>> heard = new TreeMap<>();
        for (Aligned track : tracks) {
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

    private static List<Aligned> align(RecordingFolder recording) throws IOException {
        Map<Connection, List<JournalIndex>> connections = new TreeMap<>();
        for (Path file : recording.journals()) {
            JournalIndex.read(recording, file)
                    .ifPresent(journal ->
                            connections
                                    .computeIfAbsent(
                                            new Connection(
                                                    journal.track().participant(),
                                                    journal.track().epoch()),
                                            _ -> new ArrayList<>())
                                    .add(journal));
        }
        List<Aligned> aligned = new ArrayList<>();
        for (List<JournalIndex> journals : connections.values()) {
            List<TrackTiming> timings =
                    journals.stream()
                            .flatMap(journal -> journal.sources().stream())
                            .map(JournaledSource::timing)
                            .collect(Collectors.toList());
            List<ClockLine> lines = Timeline.align(timings);
            int next = 0;
            for (JournalIndex journal : journals) {
                int end = next + journal.sources().size();
                aligned.add(new Aligned(journal, lines.subList(next, end)));
                next = end;
            }
        }
        return aligned;
    }

    /// The end of the last frame.
    long endMillis() {
        return files.stream().mapToLong(TrackFile::endMillis).max().orElse(0);
    }
}
