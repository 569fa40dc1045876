package dev.vident.media.synthetic;

import dev.vident.media.forward.RoundTrip;
import dev.vident.media.forward.SendTrack;
import dev.vident.media.forward.TrackFormat;
import dev.vident.media.rtcp.CompoundPacket;
import dev.vident.media.rtcp.FullIntraRequest;
import dev.vident.media.rtcp.GenericNack;
import dev.vident.media.rtcp.Goodbye;
import dev.vident.media.rtcp.PictureLossIndication;
import dev.vident.media.rtcp.ReceiverReport;
import dev.vident.media.rtcp.ReportBlock;
import dev.vident.media.rtcp.RtcpPacket;
import dev.vident.media.rtcp.SenderReport;
import dev.vident.media.rtcp.SourceDescription;
import dev.vident.media.rtcp.TransportFeedback;
import dev.vident.media.rtcp.UnknownPacket;
import dev.vident.media.rtp.RtpView;
import dev.vident.media.rtp.VideoEncoding;
import dev.vident.media.sdp.OfferedFormats;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The media of one synthetic peer once keys exist: plays the clip, answers requests, receives the
/// other side and reports on it. Works on decrypted packets. Not thread-safe.
final class MediaSession {
    /// Where decrypted packets go to be protected and sent.
    interface Outlet {
        /// The array is used again after the call.
        void sendRtp(byte[] buffer, int length);

        void sendRtcp(List<? extends RtcpPacket> packets);

        /// Sends an audio packet again, byte for byte as it was; false when it is not kept any
        /// more.
        boolean repeatAudio(int sequenceNumber);
    }

    private static final long NACK_INTERVAL_MICROS = 20_000;
    private static final long FEEDBACK_INTERVAL_MICROS = 100_000;
    private static final long REPORT_INTERVAL_MICROS = 1_000_000;
    private static final int PACKET_BYTES_MAX = 1500;

    /// 512 packets are several seconds of the clip.
    private static final int CACHE_PACKETS = 512;

    private final SyntheticSources sources;
    private final Outlet outlet;
    private final @Nullable AdaptiveSender encoder;
    private final ClipPlayer player;
    private final SendTrack videoSent;
    private final Reception reception;
    private final byte[] packet = new byte[PACKET_BYTES_MAX];
    private final RtpView view = new RtpView();
    private final RoundTrip roundTrip = new RoundTrip();
    private long nextNackMicros;
    private long nextFeedbackMicros;
    private long nextReportMicros;
    private long retransmissions;
    private long keyFrameRequestsReceived;
    private long feedbackReceived;
    private long senderReportsReceived;

    MediaSession(
            SyntheticSettings settings,
            VideoEncoding encoding,
            SyntheticSources sources,
            Outlet outlet,
            long nowMicros) {
        TrackFormat video =
                new TrackFormat(
                        OfferedFormats.payloadType(encoding),
                        OfferedFormats.retransmission(encoding),
                        VideoEncoding.CLOCK_RATE,
                        OfferedFormats.EXTENSION_TRANSPORT_NUMBER,
                        encoding);
        this.reception = new Reception(video, encoding, sources, outlet);
        PlayerNumbers numbers = settings.numbers();
        this.sources = sources;
        this.outlet = outlet;
        this.encoder =
                settings.adaptiveBitsPerSecond() > 0
                        ? new AdaptiveSender(settings.adaptiveBitsPerSecond())
                        : null;
        this.player =
                encoder == null
                        ? new ClipPlayer(settings.clip(), encoding, sources, numbers, nowMicros)
                        : new ClipPlayer(
                                settings.clip(),
                                encoder.frames(),
                                encoding,
                                encoder,
                                sources,
                                numbers,
                                nowMicros);
        // The player's numbers are final already; this track only keeps packets and makes resends.
        this.videoSent =
                new SendTrack(
                        video,
                        sources.video(),
                        sources.videoRetransmission(),
                        CACHE_PACKETS,
                        numbers.videoSequence(),
                        numbers.videoTimestamp());
        this.nextNackMicros = nowMicros + NACK_INTERVAL_MICROS;
        this.nextFeedbackMicros = nowMicros + FEEDBACK_INTERVAL_MICROS;
        this.nextReportMicros = nowMicros + FEEDBACK_INTERVAL_MICROS;
    }

    /// Takes a decrypted RTP packet.
    void handleRtp(byte[] buffer, int offset, int length, long nowMicros) {
        if (view.wrap(buffer, offset, length)) {
            reception.take(view, nowMicros);
        }
    }

    /// Takes a decrypted RTCP packet.
    void handleRtcp(byte[] buffer, int offset, int length, long nowMicros) {
        for (RtcpPacket received : CompoundPacket.parse(buffer, offset, length).packets()) {
            switch (received) {
                case GenericNack nack -> answer(nack, nowMicros);
                case SenderReport report -> {
                    senderReportsReceived++;
                    reception.onSenderReport(report, nowMicros);
                }
                case PictureLossIndication _, FullIntraRequest _ -> makeKeyFrame();
                case TransportFeedback arrivals -> {
                    feedbackReceived++;
                    if (encoder != null) {
                        encoder.rate().onFeedback(arrivals, nowMicros);
                    }
                }
                case ReceiverReport report ->
                        report.reports().forEach(block -> roundTrip.onReport(block, nowMicros));
                case SourceDescription _, Goodbye _, UnknownPacket _ -> {}
            }
        }
    }

    /// Sends everything that is due.
    void handleTimeout(long nowMicros) {
        if (encoder != null) {
            resendDue(encoder, nowMicros);
        }
        play(nowMicros);
        if (nowMicros >= nextNackMicros) {
            nextNackMicros = nowMicros + NACK_INTERVAL_MICROS;
            reception.askAgain(roundTrip.millis(), nowMicros);
        }
        if (nowMicros >= nextFeedbackMicros) {
            nextFeedbackMicros = nowMicros + FEEDBACK_INTERVAL_MICROS;
            reception.giveFeedback();
        }
        if (nowMicros >= nextReportMicros) {
            nextReportMicros = nowMicros + REPORT_INTERVAL_MICROS;
            report(nowMicros);
        }
    }

    long wakeUpMicros() {
        long wake =
                Math.min(
                        Math.min(player.wakeUpMicros(), nextNackMicros),
                        Math.min(nextFeedbackMicros, nextReportMicros));
        return encoder == null ? wake : Math.min(wake, encoder.nextResendMicros());
    }

    TransitTimes transit() {
        return reception.transit();
    }

    SyntheticStatistics statistics() {
        return new SyntheticStatistics(
                player.playingTime(),
                player.audioPackets(),
                player.videoPackets(),
                retransmissions,
                keyFrameRequestsReceived,
                feedbackReceived,
                senderReportsReceived,
                reception.audio(),
                reception.video(),
                reception.frames().frames(),
                reception.frames().brokenFrames(),
                reception.frames().pictures().shown(),
                encoder == null ? 0 : encoder.rate().targetBitsPerSecond(),
                reception.frames().pictures().firstKeyFrameMicros());
    }

    private void play(long nowMicros) {
        int length = player.poll(nowMicros, packet);
        while (length > 0) {
            if (view.wrap(packet, 0, length) && view.ssrc() == sources.video()) {
                videoSent.rewrite(view, nowMicros);
            }
            if (encoder != null) {
                encoder.onSent(view, nowMicros);
            }
            outlet.sendRtp(packet, length);
            length = player.poll(nowMicros, packet);
        }
    }

    private void makeKeyFrame() {
        keyFrameRequestsReceived++;
        if (encoder != null) {
            encoder.frames().wantKeyFrame();
        }
    }

    private void answer(GenericNack nack, long nowMicros) {
        for (int sequenceNumber : nack.sequenceNumbers()) {
            if (nack.mediaSsrc() == sources.audio()) {
                retransmissions += outlet.repeatAudio(sequenceNumber) ? 1 : 0;
            } else if (nack.mediaSsrc() == sources.video()) {
                if (encoder == null) {
                    resend(sequenceNumber, nowMicros);
                } else {
                    encoder.queueResend(sequenceNumber);
                }
            }
        }
    }

    private void resend(int sequenceNumber, long nowMicros) {
        int length = videoSent.retransmit(sequenceNumber, nowMicros, packet, 0);
        if (length > 0) {
            retransmissions++;
            outlet.sendRtp(packet, length);
            if (encoder != null) {
                encoder.onResent(length, nowMicros);
            }
        }
    }

    private void resendDue(AdaptiveSender queue, long nowMicros) {
        for (int number = queue.takeResend(nowMicros);
                number >= 0;
                number = queue.takeResend(nowMicros)) {
            resend(number, nowMicros);
        }
    }

    private void report(long nowMicros) {
        List<ReportBlock> blocks = reception.report(nowMicros);
        List<SenderReport> sent = player.reports(nowMicros);
        sent.forEach(report -> roundTrip.onSent(report.compactNtpTime(), nowMicros));
        List<RtcpPacket> compound = new ArrayList<>(sent);
        compound.add(new ReceiverReport(sources.audio(), blocks));
        compound.add(new SourceDescription(sources.audio(), SyntheticSources.CANONICAL_NAME));
        outlet.sendRtcp(compound);
    }
}
