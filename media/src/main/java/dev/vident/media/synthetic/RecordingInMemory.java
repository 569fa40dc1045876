package dev.vident.media.synthetic;

import dev.vident.media.journal.MediaKind;
import dev.vident.media.journal.RecordKind;
import dev.vident.media.journal.RecordingSink;
import dev.vident.media.journal.TrackDescription;
import dev.vident.media.journal.TrackSink;
import dev.vident.media.rtp.RtpView;
import dev.vident.media.rtp.SequenceUnwrapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// Keeps journals in memory. Thread-safe by its lock, for tests with real threads.
final class RecordingInMemory implements RecordingSink {
    /// One track's records.
    static final class Journal implements TrackSink {
        final TrackDescription track;
        private final List<byte[]> packets = new ArrayList<>();
        private int senderReports;
        private int recovered;
        private boolean closed;

        private Journal(TrackDescription track) {
            this.track = track;
        }

        @Override
        public synchronized boolean append(
                RecordKind kind, long arrivalMicros, byte[] buffer, int offset, int length) {
            if (closed) {
                throw new IllegalStateException("appended after close: " + track);
            }
            switch (kind) {
                case RTP -> packets.add(Arrays.copyOfRange(buffer, offset, offset + length));
                case RTCP -> senderReports++;
                case MARK -> {}
            }
            return true;
        }

        @Override
        public synchronized boolean appendRecovered(
                long arrivalMicros, byte[] buffer, int offset, int length) {
            recovered++;
            return append(RecordKind.RTP, arrivalMicros, buffer, offset, length);
        }

        /// How many packets came only when they were asked for again.
        synchronized int recovered() {
            return recovered;
        }

        @Override
        public synchronized void close() {
            closed = true;
        }

        synchronized boolean closed() {
            return closed;
        }

        synchronized int senderReports() {
            return senderReports;
        }

        synchronized int size() {
            return packets.size();
        }

        /// How many packets between the first and the last are not there.
        synchronized long missing() {
            SortedSet<Long> sequences = sequences();
            return sequences.isEmpty()
                    ? 0
                    : sequences.last() - sequences.first() + 1 - sequences.size();
        }

        /// How many packets are there more than once.
        synchronized int repeated() {
            return packets.size() - sequences().size();
        }

        synchronized boolean allOfPayloadType(int payloadType) {
            return packets.stream()
                    .map(Journal::view)
                    .allMatch(v -> v.payloadType() == payloadType);
        }

        private SortedSet<Long> sequences() {
            SequenceUnwrapper unwrapper = new SequenceUnwrapper();
            SortedSet<Long> sequences = new TreeSet<>();
            for (byte[] packet : packets) {
                sequences.add(unwrapper.unwrap(view(packet).sequenceNumber()));
            }
            return sequences;
        }

        private static RtpView view(byte[] packet) {
            RtpView view = new RtpView();
            if (!view.wrap(packet, 0, packet.length)) {
                throw new IllegalStateException("a journal holds RTP only");
            }
            return view;
        }
    }

    private final List<Journal> journals = new ArrayList<>();

    @Override
    public synchronized TrackSink open(TrackDescription track) {
        Journal journal = new Journal(track);
        journals.add(journal);
        return journal;
    }

    synchronized List<Journal> journals() {
        return List.copyOf(journals);
    }

    Journal journal(String participant, int epoch, MediaKind kind) {
        return journals().stream()
                .filter(j -> j.track.participant().equals(participant))
                .filter(j -> j.track.epoch() == epoch && j.track.kind() == kind)
                .findFirst()
                .orElseThrow();
    }
}
