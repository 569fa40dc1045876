package dev.vident.media.forward;

import dev.vident.media.rtcp.SenderReport;
import dev.vident.media.rtp.HeaderExtensions;
import dev.vident.media.rtp.RtpView;
import dev.vident.media.rtp.SequenceUnwrapper;
import dev.vident.media.rtp.VideoEncoding;
import java.util.List;
import java.util.Optional;

/// The sending end of one track towards one peer: whatever source feeds it, the peer sees one SSRC
/// whose sequence numbers and timestamps go on without a break, also when the source leaves and
/// joins again.
///
/// Times are microseconds on one clock that never steps back. Not thread-safe.
public final class SendTrack {
    /// Requests for the same packet within this time are one request.
    private static final long RESEND_INTERVAL_MICROS = 40_000;

    /// How long a packet may be asked for again: several round trips of a bad path.
    private static final long KEPT_MICROS = 3_000_000;

    /// How long a key frame may take; afterwards the stream goes on with its hole.
    private static final long SKIP_MICROS_MAX = 2_000_000;

    private final TrackFormat format;
    private final int ssrc;
    private final int retransmissionSsrc;
    private final RetransmissionCache cache;
    private final RtpView cached = new RtpView();

    private SequenceUnwrapper unwrapper = new SequenceUnwrapper();
    private boolean hasSource;
    private int sourceSsrc;
    private long firstOfSource;
    private long sequenceOffset;
    private int timestampOffset;
    private long skipUntilMicros = Long.MIN_VALUE;
    private boolean takesNoOlder;

    private long highestSent;
    private int lastTimestamp;
    private long lastSentMicros;
    private boolean hasSent;
    private int retransmissionSequence;
    private int packetCount;
    private int octetCount;

    /// @param ssrc declared to the peer for the media packets
    /// @param retransmissionSsrc declared for retransmissions; unused when the format has none
    /// @param cachePackets packets kept for retransmission at most, a power of two
    /// @param firstSequence the first 16-bit sequence number to send, random
    /// @param firstTimestamp the first timestamp to send, random
    public SendTrack(
            TrackFormat format,
            int ssrc,
            int retransmissionSsrc,
            int cachePackets,
            int firstSequence,
            int firstTimestamp) {
        this.format = format;
        this.ssrc = ssrc;
        this.retransmissionSsrc = retransmissionSsrc;
        this.cache = new RetransmissionCache(cachePackets, KEPT_MICROS);
        // One cycle up, so that no sequence number ever becomes negative.
        this.highestSent = 0x10000L + (firstSequence & 0xFFFF) - 1;
        this.lastTimestamp = firstTimestamp;
        this.retransmissionSequence = firstSequence;
    }

    public int ssrc() {
        return ssrc;
    }

    public int retransmissionSsrc() {
        return retransmissionSsrc;
    }

    /// Rewrites a packet of the source in place and keeps a copy for retransmission.
    ///
    /// @return false when the packet must not be sent: it is older than the first packet of its
    ///   source, or than the key frame the stream goes on with
    public boolean rewrite(RtpView packet, long nowMicros) {
        if (!hasSource || packet.ssrc() != sourceSsrc) {
            startSource(packet, nowMicros);
        }
        if (nowMicros < skipUntilMicros && !endsSkip(packet)) {
            return false;
        }
        long highestOfSource = unwrapper.highest();
        long sequence = unwrapper.unwrap(packet.sequenceNumber());
        if (takesNoOlder && sequence > highestOfSource) {
            firstOfSource = sequence;
            takesNoOlder = false;
        }
        if (sequence < firstOfSource) {
            return false;
        }
        long sent = sequence + sequenceOffset;
        int timestamp = packet.timestamp() + timestampOffset;
        packet.setSsrc(ssrc);
        packet.setSequenceNumber((int) sent);
        packet.setTimestamp(timestamp);
        if (sent > highestSent) {
            highestSent = sent;
            lastTimestamp = timestamp;
            lastSentMicros = nowMicros;
            hasSent = true;
        }
        packetCount++;
        octetCount += packet.payloadLength();
        if (format.hasRetransmission()) {
            cache.put(packet, sent, nowMicros);
        }
        return true;
    }

    /// The source is heard again after a break. What was sent in it comes late, and a browser would
    /// fall seconds behind to play that smoothly: sound goes on with the next packet, pictures with
    /// the next key frame, as if nothing had been before it.
    public void goOnAfterBreak(long nowMicros) {
        if (format.video() == null) {
            takesNoOlder = true;
        } else {
            skipUntilMicros = nowMicros + SKIP_MICROS_MAX;
        }
    }

    /// Writes a retransmission packet without a payload in place of one that is not sent, so that
    /// its transport-wide number does not count as lost.
    ///
    /// @return length in bytes; 0 when the track has no retransmissions
    public int standIn(RtpView packet, byte[] target, int offset) {
        return format.hasRetransmission()
                ? RtxFormat.empty(
                        packet,
                        retransmissionSsrc,
                        format.retransmissionPayloadType(),
                        retransmissionSequence++,
                        target,
                        offset)
                : 0;
    }

    /// Writes a packet sent before as a retransmission (RFC 4588). Its transport-wide number is
    /// blanked: the number belongs to the first sending.
    ///
    /// @return length in bytes; 0 when the track has no retransmissions, the packet is not kept or
    ///   was just resent
    public int retransmit(int sequenceNumber, long nowMicros, byte[] target, int offset) {
        if (!format.hasRetransmission()
                || !cache.take(sequenceNumber, nowMicros, RESEND_INTERVAL_MICROS, cached)) {
            return 0;
        }
        int length = wrapRetransmission(cached, target, offset);
        if (cached.wrap(target, offset, length)) {
            HeaderExtensions.blank(cached, format.transportNumberExtension());
        }
        return length;
    }

    /// Writes a probe of the source ([Arrival#PROBE]) as a retransmission packet of ours, so that
    /// the receiver's transport-wide feedback accounts for it.
    ///
    /// @return length in bytes; 0 when the probe cannot be forwarded
    public int forwardProbe(RtpView probe, byte[] target, int offset) {
        if (!format.hasRetransmission()) {
            return 0;
        }
        if (probe.payloadType() == format.retransmissionPayloadType()) {
            // Padding only: nothing but the stream's own numbers to change.
            System.arraycopy(probe.buffer(), probe.offset(), target, offset, probe.length());
            if (cached.wrap(target, offset, probe.length())) {
                cached.setSsrc(retransmissionSsrc);
                cached.setSequenceNumber(retransmissionSequence++);
            }
            return probe.length();
        }
        if (!hasSource || probe.ssrc() != sourceSsrc) {
            return 0;
        }
        long sequence = unwrapper.peek(probe.sequenceNumber());
        if (sequence < firstOfSource || sequence > unwrapper.highest()) {
            return 0;
        }
        probe.setSequenceNumber((int) (sequence + sequenceOffset));
        probe.setTimestamp(probe.timestamp() + timestampOffset);
        return wrapRetransmission(probe, target, offset);
    }

    /// The source's sender report as one of ours: same NTP time, our SSRC, timestamp and counts, so
    /// that lip-sync works at the receiver.
    ///
    /// @return empty when the report is not of the current source
    public Optional<SenderReport> translate(SenderReport report) {
        if (!hasSource || report.ssrc() != sourceSsrc) {
            return Optional.empty();
        }
        return Optional.of(
                new SenderReport(
                        ssrc,
                        report.ntpTime(),
                        report.rtpTimestamp() + timestampOffset,
                        packetCount,
                        octetCount,
                        List.of()));
    }

    private boolean endsSkip(RtpView packet) {
        VideoEncoding video = format.video();
        if (video == null || !video.startsKeyFrame(packet)) {
            return false;
        }
        skipUntilMicros = Long.MIN_VALUE;
        firstOfSource = unwrapper.peek(packet.sequenceNumber());
        sequenceOffset = highestSent + 1 - firstOfSource;
        return true;
    }

    private int wrapRetransmission(RtpView packet, byte[] target, int offset) {
        return RtxFormat.wrap(
                packet,
                retransmissionSsrc,
                format.retransmissionPayloadType(),
                retransmissionSequence++,
                target,
                offset);
    }

    private void startSource(RtpView packet, long nowMicros) {
        hasSource = true;
        skipUntilMicros = Long.MIN_VALUE;
        takesNoOlder = false;
        sourceSsrc = packet.ssrc();
        unwrapper = new SequenceUnwrapper();
        firstOfSource = unwrapper.peek(packet.sequenceNumber());
        sequenceOffset = highestSent + 1 - firstOfSource;
        int firstTimestamp = lastTimestamp;
        if (hasSent) {
            long gapUnits = (nowMicros - lastSentMicros) * format.clockRate() / 1_000_000;
            firstTimestamp += (int) Math.max(1, gapUnits);
        }
        timestampOffset = firstTimestamp - packet.timestamp();
    }
}
