package dev.vident.media.forward;

import dev.vident.media.rtcp.ReportBlock;
import dev.vident.media.rtcp.SenderReport;
import dev.vident.media.rtp.RtpView;
import dev.vident.media.rtp.SequenceUnwrapper;
import dev.vident.media.rtp.VideoEncoding;
import java.util.Optional;
import java.util.OptionalInt;

/// The receiving end of one track of one peer: filters duplicates, undoes retransmissions, asks for
/// what is missing and keeps the figures of the receiver report.
///
/// Packets are recognised by payload type; the source's SSRC is taken from the first media packet,
/// and a new SSRC starts the track afresh. Times are microseconds on one clock that never steps
/// back. Not thread-safe.
public final class ReceiveTrack {
    /// Sequence numbers that fit into one NACK of ours.
    public static final int NACK_NUMBERS_MAX = 128;

    /// How long a hole may stop the picture before a key frame is asked for.
    private static final long STANDSTILL_MICROS = 1_500_000;

    /// The same as two round trips and a bit, per millisecond of round trip.
    private static final long STANDSTILL_TRIPS_MICROS = 2_200;

    private final TrackFormat format;
    private final NackSchedule nacks = new NackSchedule();
    private SequenceUnwrapper unwrapper = new SequenceUnwrapper();
    private ReceptionWindow window = new ReceptionWindow();
    private ReceptionStatistics statistics;
    private boolean hasSource;
    private int ssrc;
    private boolean keyFrameWanted;
    private long mendedUpTo = -1;
    private boolean decodable;
    private long abandonedSeen;
    private long recovered;
    private long probes;
    private long duplicates;
    private long payloadBytes;

    public ReceiveTrack(TrackFormat format) {
        this.format = format;
        this.statistics = new ReceptionStatistics(format.clockRate());
    }

    /// Takes a decrypted packet. A retransmission is put back into its original form in place, so
    /// that the view afterwards shows the packet as it was first sent.
    public Arrival receive(RtpView packet, long nowMicros) {
        int payloadType = packet.payloadType();
        if (payloadType == format.payloadType()) {
            return receiveMedia(packet, nowMicros);
        }
        if (format.hasRetransmission() && payloadType == format.retransmissionPayloadType()) {
            return receiveRetransmission(packet, nowMicros);
        }
        return Arrival.FOREIGN;
    }

    /// Takes a sender report; one about another source is ignored.
    public void onSenderReport(SenderReport report, long nowMicros) {
        if (hasSource && report.ssrc() == ssrc) {
            statistics.onSenderReport(report, nowMicros);
        }
    }

    /// Takes the missing packets to ask for now; to be called about every 20 ms.
    ///
    /// @param roundTripMillis to the sender and back, where known: nothing is asked for again
    ///   before the answer can be here
    /// @param target receives 16-bit sequence numbers in order; at most its length is taken, the
    ///   rest next time
    /// @return how many were written
    public int takeNacks(long nowMicros, OptionalInt roundTripMillis, int[] target) {
        int count = nacks.take(nowMicros, roundTripMillis.orElse(0) * 1_000L, target);
        boolean abandoned = nacks.abandoned() != abandonedSeen;
        abandonedSeen = nacks.abandoned();
        if (format.video() != null && (abandoned || pictureStands(nowMicros, roundTripMillis))) {
            keyFrameWanted = true;
            mendedUpTo = unwrapper.highest();
        }
        return count;
    }

    /// The recording goes on asking, but nobody should look at a still picture for so long.
    private boolean pictureStands(long nowMicros, OptionalInt roundTripMillis) {
        long patience =
                Math.max(STANDSTILL_MICROS, roundTripMillis.orElse(0) * STANDSTILL_TRIPS_MICROS);
        return nacks.missesBehind(mendedUpTo, nowMicros - patience);
    }

    /// Whether some lost packet is still asked for.
    public boolean awaitsRetransmission() {
        return !nacks.isEmpty();
    }

    /// Whether a packet or a key frame should be asked for again before long.
    public boolean wantsRepair() {
        return keyFrameWanted || awaitsRetransmission();
    }

    /// Whether the stream cannot be decoded from here on without a new key frame: it began without
    /// one or a hole has been given up on. Stays true until a key frame arrives.
    public boolean keyFrameWanted() {
        return keyFrameWanted;
    }

    /// The source's SSRC, or empty before its first packet.
    public Optional<Integer> ssrc() {
        return hasSource ? Optional.of(ssrc) : Optional.empty();
    }

    /// What to report on the source since the last report, or empty before its first packet.
    public Optional<ReportBlock> report(long nowMicros) {
        return hasSource && statistics.hasPackets()
                ? Optional.of(statistics.report(ssrc, nowMicros))
                : Optional.empty();
    }

    /// Figures since the start of the current source.
    public TrackCounters counters() {
        return new TrackCounters(
                statistics.received() + recovered,
                payloadBytes,
                statistics.lost(),
                statistics.expected(),
                recovered,
                nacks.abandoned(),
                duplicates,
                probes);
    }

    private Arrival receiveMedia(RtpView packet, long nowMicros) {
        if (!hasSource || packet.ssrc() != ssrc) {
            startSource(packet.ssrc());
        }
        long highestBefore = unwrapper.highest();
        long sequence = unwrapper.unwrap(packet.sequenceNumber());
        if (!window.add(sequence)) {
            duplicates++;
            return Arrival.DUPLICATE;
        }
        if (highestBefore >= 0 && sequence > highestBefore + 1) {
            nacks.missing(highestBefore + 1, sequence, nowMicros);
        }
        boolean late = sequence < highestBefore;
        boolean asked = late && nacks.arrived(sequence);
        if (asked) {
            recovered++; // sent again under its own SSRC, as audio is
        } else {
            nacks.onMedia();
            statistics.onPacket(sequence, packet.timestamp(), nowMicros);
        }
        payloadBytes += packet.payloadLength();
        noteKeyFrame(packet);
        return asked ? Arrival.RECOVERED : Arrival.MEDIA;
    }

    private Arrival receiveRetransmission(RtpView packet, long nowMicros) {
        if (!hasSource || RtxFormat.isPadding(packet)) {
            probes++;
            return Arrival.PROBE;
        }
        RtxFormat.restore(packet, ssrc, format.payloadType());
        long highestBefore = unwrapper.highest();
        long sequence = unwrapper.unwrap(packet.sequenceNumber());
        if (!window.add(sequence)) {
            probes++;
            return Arrival.PROBE;
        }
        if (sequence > highestBefore) {
            // A probe made of a packet whose original may be lost. The sender will not send it
            // again: congestion feedback tells it that this one has arrived.
            nacks.missing(highestBefore + 1, sequence, nowMicros);
        } else {
            nacks.arrived(sequence);
        }
        recovered++;
        payloadBytes += packet.payloadLength();
        noteKeyFrame(packet);
        return Arrival.RECOVERED;
    }

    private void noteKeyFrame(RtpView packet) {
        VideoEncoding video = format.video();
        if (video == null) {
            return;
        }
        if (video.startsKeyFrame(packet)) {
            keyFrameWanted = false;
            decodable = true;
        } else if (!decodable && packet.payloadLength() > 0) {
            keyFrameWanted = true;
        }
    }

    private void startSource(int newSsrc) {
        hasSource = true;
        ssrc = newSsrc;
        unwrapper = new SequenceUnwrapper();
        window = new ReceptionWindow();
        statistics = new ReceptionStatistics(format.clockRate());
        nacks.clear();
        mendedUpTo = -1;
        decodable = false;
    }
}
