package dev.vident.server.composition;

import dev.vident.media.journal.JournalHeader;
import dev.vident.media.journal.JournalReader;
import dev.vident.media.journal.TrackDescription;
import dev.vident.media.rtcp.CompoundPacket;
import dev.vident.media.rtcp.RtcpPacket;
import dev.vident.media.rtcp.SenderReport;
import dev.vident.media.rtp.RtpView;
import dev.vident.media.rtp.SequenceUnwrapper;
import dev.vident.media.rtp.TimestampUnwrapper;
import dev.vident.server.recording.RecordingFolder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What one journal holds and where among its plain bytes it lies.
///
/// @param recording the folder that opens the journal
/// @param file the journal
/// @param track the track it holds
/// @param sources one per SSRC in order of appearance; ordinarily a single one
/// @param heard when anything arrived
record JournalIndex(
        RecordingFolder recording,
        Path file,
        TrackDescription track,
        List<JournaledSource> sources,
        List<Heard> heard) {
    /// Who sends neither media nor a report for so long has lost the connection.
    private static final long SILENT_MICROS = 3_000_000;

    /// A time in which packets followed each other closely, on the server's clock.
    record Heard(long fromMicros, long endMicros) {}

    /// Reads a journal once.
    ///
    /// @return empty when there is nothing in it that can be played
    /// @throws IOException when the file cannot be read
    static Optional<JournalIndex> read(RecordingFolder recording, Path file) throws IOException {
        try (JournalReader reader = recording.read(file)) {
            Optional<JournalHeader> header = reader.header();
            if (header.isEmpty()) {
                return Optional.empty();
            }
            TrackDescription track = header.get().track();
            Reading reading = new Reading(track);
            while (reader.next()) {
                reading.take(reader);
            }
            List<JournaledSource> sources = reading.sources();
            return sources.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new JournalIndex(
                                    recording, file, track, sources, List.copyOf(reading.heard)));
        }
    }

    private static final class Reading {
        private final TrackDescription track;
        private final Map<Integer, Source> sources = new LinkedHashMap<>();
        private final List<SenderReport> reports = new ArrayList<>();
        private final List<Heard> heard = new ArrayList<>();
        private final RtpView view = new RtpView();
        private byte[] bytes = new byte[2048];

        Reading(TrackDescription track) {
            this.track = track;
        }

        void take(JournalReader record) {
            ByteBuffer payload = record.payload();
            int length = payload.remaining();
            if (bytes.length < length) {
                bytes = new byte[length];
            }
            payload.get(bytes, 0, length);
            switch (record.kind()) {
                case RTP -> {
                    hear(record.arrivalMicros());
                    takePacket(record, length);
                }
                case RTCP -> {
                    hear(record.arrivalMicros());
                    takeReports(length);
                }
                case MARK -> {
                    // Notes are for people; the manifest counts them.
                }
            }
        }

        private void hear(long micros) {
            Heard last = heard.isEmpty() ? null : heard.getLast();
            if (last == null || micros - last.endMicros() > SILENT_MICROS) {
                heard.add(new Heard(micros, micros));
            } else {
                long end = Math.max(last.endMicros(), micros);
                heard.set(heard.size() - 1, new Heard(last.fromMicros(), end));
            }
        }

        private void takePacket(JournalReader record, int length) {
            if (view.wrap(bytes, 0, length) && view.payloadType() == track.payloadType()) {
                sources.computeIfAbsent(view.ssrc(), _ -> new Source())
                        .add(view, record.arrivalMicros(), record.payloadPosition());
            }
        }

        private void takeReports(int length) {
            for (RtcpPacket packet : CompoundPacket.parse(bytes, 0, length).packets()) {
                if (packet instanceof SenderReport report) {
                    reports.add(report);
                }
            }
        }

        List<JournaledSource> sources() {
            for (SenderReport report : reports) {
                Source source = sources.get(report.ssrc());
                if (source != null) {
                    source.add(report);
                }
            }
            return sources.values().stream().map(source -> source.build(track)).toList();
        }
    }

    private static final class Source {
        private final SequenceUnwrapper sequences = new SequenceUnwrapper();
        private final TimestampUnwrapper times = new TimestampUnwrapper();
        private final Map<Long, JournaledSource.Packet> packets = new LinkedHashMap<>();
        private final List<TrackTiming.Report> reports = new ArrayList<>();
        private long anyTime;

        void add(RtpView view, long arrivalMicros, long position) {
            long sequence = sequences.unwrap(view.sequenceNumber());
            anyTime = times.unwrap(view.timestamp());
            packets.putIfAbsent(
                    sequence,
                    new JournaledSource.Packet(
                            sequence, anyTime, arrivalMicros, position, view.length()));
        }

        /// Placed by the distance to a packet: one unwrapper for both would follow a report with a
        /// foolish time astray.
        void add(SenderReport report) {
            long rtpTime = anyTime + (report.rtpTimestamp() - (int) anyTime);
            reports.add(new TrackTiming.Report(rtpTime, NtpTime.micros(report.ntpTime())));
        }

        JournaledSource build(TrackDescription track) {
            List<JournaledSource.Packet> sorted = new ArrayList<>(packets.values());
            sorted.sort(Comparator.comparingLong(JournaledSource.Packet::sequence));
            List<TrackTiming.Packet> timing =
                    sorted.stream()
                            .map(packet ->
                                    new TrackTiming.Packet(
                                            packet.rtpTime(), packet.arrivalMicros()))
                            .toList();
            return new JournaledSource(
                    sorted, new TrackTiming(track.clockRate(), timing, List.copyOf(reports)));
        }
    }
}
