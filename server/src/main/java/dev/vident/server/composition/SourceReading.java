package dev.vident.server.composition;

import dev.vident.media.rtcp.SenderReport;
import dev.vident.media.rtp.RtpView;
import dev.vident.media.rtp.SequenceUnwrapper;
import dev.vident.media.rtp.TimestampUnwrapper;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What was read so far of one RTP source. Not safe for use by several threads.
final class SourceReading {
    private record Arrived(JournaledSource.Packet packet, boolean entry, boolean last) {}

    private final int clockRate;
    private final SequenceUnwrapper sequences = new SequenceUnwrapper();
    private final TimestampUnwrapper times = new TimestampUnwrapper();
    private final Map<Long, Arrived> packets = new HashMap<>();
    private final Map<Long, TrackTiming.Packet> leastDelayed = new HashMap<>();
    private final List<TrackTiming.Report> reports = new ArrayList<>();
    private final List<JournaledSource.Packet> fresh = new ArrayList<>();
    private long forgottenBefore = Long.MIN_VALUE;
    private long anyTime;

    SourceReading(int clockRate) {
        this.clockRate = clockRate;
    }

    /// @param position of the packet in the file
    /// @param entry whether a decoder can start with this packet
    /// @param last whether it ends a frame
    void add(RtpView view, long arrivalMicros, long position, boolean entry, boolean last) {
        long sequence = sequences.unwrap(view.sequenceNumber());
        anyTime = times.unwrap(view.timestamp());
        var packet =
                new JournaledSource.Packet(
                        sequence, anyTime, arrivalMicros, position, view.length());
        if (packets.putIfAbsent(sequence, new Arrived(packet, entry, last)) == null) {
            fresh.add(packet);
            leastDelayed.merge(
                    Math.floorDiv(anyTime, clockRate),
                    new TrackTiming.Packet(anyTime, arrivalMicros),
                    this::lessDelayed);
        }
    }

    /// Placed by the distance to a packet: one unwrapper for both would follow a report with a
    /// foolish time astray.
    void add(SenderReport report) {
        long rtpTime = anyTime + (report.rtpTimestamp() - (int) anyTime);
        reports.add(new TrackTiming.Report(rtpTime, NtpTime.micros(report.ntpTime())));
    }

    /// What is known now, without what was forgotten. The timeline needs of each second only the
    /// packet that waited least.
    JournaledSource build() {
        List<JournaledSource.Packet> sorted = new ArrayList<>();
        packets.values().forEach(arrived -> sorted.add(arrived.packet()));
        sorted.sort(Comparator.comparingLong(JournaledSource.Packet::sequence));
        return new JournaledSource(
                sorted,
                new TrackTiming(
                        clockRate, List.copyOf(leastDelayed.values()), List.copyOf(reports)));
    }

    /// How many packets are remembered.
    int size() {
        return packets.size();
    }

    /// Whether a packet added since the last [#forget] belongs to a time before that; then what was
    /// made of that time lacks it.
    boolean cameLate(ClockLine line, double beforeMicros) {
        return fresh.stream()
                .anyMatch(packet -> {
                    double micros = line.micros((double) packet.rtpTime());
                    return micros < beforeMicros
                            && Math.abs(micros - packet.arrivalMicros())
                                    <= RecordedTracks.ASTRAY_MICROS;
                });
    }

    /// Forgets the packets a decoder does not need for what is to be played from a time on. It
    /// starts with a key frame that is there as a whole: with another, the picture that stands
    /// still since before that time would be missing.
    void forget(ClockLine line, double beforeMicros) {
        fresh.clear();
        long keepFrom =
                packets.values().stream()
                        .filter(Arrived::entry)
                        .map(Arrived::packet)
                        .filter(packet -> line.micros((double) packet.rtpTime()) <= beforeMicros)
                        .mapToLong(JournaledSource.Packet::sequence)
                        .filter(this::isWhole)
                        .max()
                        .orElse(forgottenBefore);
        forgottenBefore = Math.max(forgottenBefore, keepFrom);
        packets.keySet().removeIf(sequence -> sequence < forgottenBefore);
    }

    /// Whether all packets of the frame that starts here are there. A packet of sound is a frame.
    private boolean isWhole(long firstSequence) {
        long sequence = firstSequence;
        Arrived arrived = packets.get(sequence);
        while (arrived != null && !arrived.last()) {
            arrived = packets.get(++sequence);
        }
        return arrived != null;
    }

    private TrackTiming.Packet lessDelayed(TrackTiming.Packet one, TrackTiming.Packet other) {
        return delay(one) <= delay(other) ? one : other;
    }

    private double delay(TrackTiming.Packet packet) {
        return packet.arrivalMicros() - packet.rtpTime() * 1e6 / clockRate;
    }
}
