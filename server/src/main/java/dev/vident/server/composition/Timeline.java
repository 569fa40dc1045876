package dev.vident.server.composition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Brings the RTP time stamps of one connection onto the server's clock, so that picture and sound
/// of one person fit together and so do the two persons.
///
/// 1. Per track, the sender reports give RTP time to the sender's wall clock.
/// 2. Per connection, audio and video together: `arrival - sender time` of every packet; the
///    smallest value in each ten seconds is free of queueing, and a line through these minima gives
///    the drift and the offset of the sender's clock.
/// 3. A track without any sender report does the same on its RTP clock alone.
///
/// Pure functions.
final class Timeline {
    private static final double MICROS = 1e6;
    private static final double BIN_MICROS = 10 * MICROS;

    /// Crystals are good to 0.01 %; a slope beyond this is a broken clock or too little data.
    private static final double DRIFT_MAX = 0.002;

    /// A few milliseconds of jitter over less time than this look like a large drift.
    private static final double SLOPE_SPAN_MICROS = 30 * MICROS;

    private static final int REPORTS_FOR_SLOPE = 3;

    private Timeline() {}

    /// One line per track from its RTP time to microseconds on the server's clock, in the order of
    /// the tracks. Every track needs at least one packet.
    static List<ClockLine> align(List<TrackTiming> connection) {
        List<ClockLine> senderLines = new ArrayList<>();
        Minima shared = new Minima();
        for (TrackTiming track : connection) {
            ClockLine line = senderLine(track);
            senderLines.add(line);
            if (!track.reports().isEmpty()) {
                shared.add(track, line);
            }
        }
        List<ClockLine> serverLines = new ArrayList<>();
        for (int i = 0; i < connection.size(); i++) {
            Minima minima = shared;
            if (connection.get(i).reports().isEmpty()) {
                minima = new Minima();
                minima.add(connection.get(i), senderLines.get(i));
            }
            serverLines.add(senderLines.get(i).then(minima.line()));
        }
        return serverLines;
    }

    /// RTP time to the sender's wall clock, or to a clock of arbitrary origin when there is no
    /// report.
    private static ClockLine senderLine(TrackTiming track) {
        double nominal = MICROS / track.clockRate();
        ClockPoints points = new ClockPoints();
        for (TrackTiming.Report report : track.reports()) {
            points.add((double) report.rtpTime(), report.senderMicros());
        }
        if (points.count() == 0) {
            return new ClockLine(track.packets().getFirst().rtpTime(), 0, nominal);
        }
        if (points.count() >= REPORTS_FOR_SLOPE && points.span() * nominal >= SLOPE_SPAN_MICROS) {
            ClockLine fitted = points.fit();
            if (Math.abs(fitted.microsPerTick() / nominal - 1) <= DRIFT_MAX) {
                return fitted;
            }
        }
        return points.withSlope(nominal);
    }

    /// The packets that waited least, one for each ten seconds of the sender's time.
    private static final class Minima {
        private record Bin(double senderMicros, double delayMicros, int packets) {
            Bin and(Bin other) {
                Bin smaller = delayMicros <= other.delayMicros ? this : other;
                return new Bin(smaller.senderMicros, smaller.delayMicros, packets + other.packets);
            }
        }

        private final Map<Long, Bin> bins = new HashMap<>();

        void add(TrackTiming track, ClockLine senderLine) {
            for (TrackTiming.Packet packet : track.packets()) {
                double senderMicros = senderLine.micros((double) packet.rtpTime());
                double delay = packet.arrivalMicros() - senderMicros;
                bins.merge(
                        (long) Math.floor(senderMicros / BIN_MICROS),
                        new Bin(senderMicros, delay, 1),
                        Bin::and);
            }
        }

        /// Sender's time to server's time.
        ClockLine line() {
            ClockPoints points = new ClockPoints();
            // With few packets, as at the ends, the smallest delay may still hold some queueing.
            int packetsMin = bins.values().stream().mapToInt(Bin::packets).max().orElse(0) / 2;
            bins.values().stream()
                    .filter(bin -> bin.packets() >= packetsMin)
                    .forEach(bin -> points.add(bin.senderMicros(), bin.delayMicros()));
            if (points.count() >= 3 && points.span() >= SLOPE_SPAN_MICROS) {
                ClockLine delay = points.fit();
                if (Math.abs(delay.microsPerTick()) <= DRIFT_MAX) {
                    return new ClockLine(
                            delay.originTick(),
                            delay.originTick() + delay.originMicros(),
                            1 + delay.microsPerTick());
                }
            }
            Bin least = bins.values().stream().reduce(Bin::and).orElseThrow();
            return new ClockLine(
                    least.senderMicros(), least.senderMicros() + least.delayMicros(), 1);
        }
    }
}
