package dev.vident.server.composition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A journal and where its RTP times lie on the server's clock.
///
/// @param journal what is in it
/// @param lines one per source of the journal: RTP time to microseconds on the server's clock
record AlignedJournal(JournalIndex journal, List<ClockLine> lines) {
    private record Connection(String participant, int epoch) implements Comparable<Connection> {
        @Override
        public int compareTo(Connection other) {
            int byName = participant.compareTo(other.participant);
            return byName != 0 ? byName : Integer.compare(epoch, other.epoch);
        }
    }

    /// Aligns journals, those of one connection together.
    ///
    /// @return in the order of participants and connections
    static List<AlignedJournal> align(List<JournalIndex> all) {
        Map<Connection, List<JournalIndex>> connections = new TreeMap<>();
        for (JournalIndex journal : all) {
            Connection connection =
                    new Connection(journal.track().participant(), journal.track().epoch());
            connections.computeIfAbsent(connection, _ -> new ArrayList<>()).add(journal);
        }
        List<AlignedJournal> aligned = new ArrayList<>();
        for (List<JournalIndex> journals : connections.values()) {
            List<TrackTiming> timings =
                    journals.stream()
                            .flatMap(journal -> journal.sources().stream())
                            .map(JournaledSource::timing)
                            .toList();
            List<ClockLine> lines = Timeline.align(timings);
            int next = 0;
            for (JournalIndex journal : journals) {
                int end = next + journal.sources().size();
                aligned.add(new AlignedJournal(journal, lines.subList(next, end)));
                next = end;
            }
        }
        return aligned;
    }

    /// Server time of the first packet that is not astray.
    double startMicros() {
        double start = Double.MAX_VALUE;
        for (int i = 0; i < lines.size(); i++) {
            for (JournaledSource.Packet packet : journal.sources().get(i).packets()) {
                double micros = lines.get(i).micros((double) packet.rtpTime());
                if (Math.abs(micros - packet.arrivalMicros()) <= RecordedTracks.ASTRAY_MICROS) {
                    start = Math.min(start, micros);
                    break;
                }
            }
        }
        return start;
    }
}
