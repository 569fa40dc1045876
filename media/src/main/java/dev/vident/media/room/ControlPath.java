package dev.vident.media.room;

import dev.vident.media.forward.ResendBudget;
import dev.vident.media.forward.SendTrack;
import dev.vident.media.journal.MediaKind;
import dev.vident.media.peer.PacketPool;
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
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The way of one decrypted compound RTCP packet through a room. Reports and NACKs end here; sender
/// reports, requests for key frames and transport-wide feedback go on to the other side.
final class ControlPath {
    private final byte[] scratch = new byte[PacketPool.BUFFER_BYTES];

    void take(
            Leg from, @Nullable Leg other, byte[] buffer, int offset, int length, long nowMicros) {
        for (RtcpPacket packet : CompoundPacket.parse(buffer, offset, length).packets()) {
            switch (packet) {
                case SenderReport report -> {
                    journal(from, report, buffer, offset, length, nowMicros);
                    relay(other, report, nowMicros);
                    report.reports().forEach(block -> readReport(from, block, nowMicros));
                }
                case ReceiverReport report ->
                        report.reports().forEach(block -> readReport(from, block, nowMicros));
                case GenericNack nack -> resend(from, nack, nowMicros);
                case PictureLossIndication request ->
                        requestKeyFrame(from, other, request.mediaSsrc(), nowMicros);
                case FullIntraRequest request ->
                        requestKeyFrame(from, other, request.mediaSsrc(), nowMicros);
                case TransportFeedback feedback -> relay(from, other, feedback, nowMicros);
                case SourceDescription _, Goodbye _, UnknownPacket _ -> {}
            }
        }
    }

    /// Asks a participant for a key frame if one is wanted and not asked for just now.
    static void askForKeyFrame(Leg leg, long nowMicros) {
        leg.uplink(MediaKind.VIDEO)
                .track()
                .ssrc()
                .ifPresent(ssrc -> {
                    if (leg.keyFrames().take(nowMicros)) {
                        sendPictureLoss(leg, ssrc, nowMicros);
                    }
                });
    }

    /// A browser is heard again after a break. What it missed and what was missed of it has grown
    /// old: both sides go on with a key frame, while the recording still asks for all there was.
    static void pathBack(Leg leg, @Nullable Leg other, long nowMicros) {
        leg.keyFrames().wantAnew();
        askForKeyFrame(leg, nowMicros);
        if (leg.downlink().breaker().close()) {
            leg.downlink().track(MediaKind.VIDEO).goOnAfterBreak(nowMicros);
        }
        if (other != null) {
            for (MediaKind kind : MediaKind.values()) {
                other.downlink().track(kind).goOnAfterBreak(nowMicros);
            }
            other.keyFrames().want();
            askForKeyFrame(other, nowMicros);
        }
    }

    /// Pictures that were held back from a receiver go on, with the next key frame.
    static void goOnWithPictures(Leg receiver, @Nullable Leg sender, long nowMicros) {
        receiver.downlink().track(MediaKind.VIDEO).goOnAfterBreak(nowMicros);
        if (sender != null) {
            sender.keyFrames().want();
            askForKeyFrame(sender, nowMicros);
        }
    }

    /// Asks once in a while even if nobody needs a key frame.
    static void refreshKeyFrame(Leg leg, long nowMicros) {
        leg.uplink(MediaKind.VIDEO)
                .track()
                .ssrc()
                .ifPresent(ssrc -> {
                    if (leg.keyFrames().takePeriodic(nowMicros)) {
                        sendPictureLoss(leg, ssrc, nowMicros);
                    }
                });
    }

    private static void sendPictureLoss(Leg leg, int ssrc, long nowMicros) {
        leg.peer()
                .sendRtcp(
                        List.of(new PictureLossIndication(leg.downlink().reporterSsrc(), ssrc)),
                        nowMicros);
    }

    private static void journal(
            Leg from, SenderReport report, byte[] buffer, int offset, int length, long nowMicros) {
        for (Uplink uplink : from.uplinks()) {
            if (uplink.track().ssrc().filter(ssrc -> ssrc == report.ssrc()).isPresent()) {
                uplink.track().onSenderReport(report, nowMicros);
                uplink.journalRtcp(buffer, offset, length, nowMicros);
            }
        }
    }

    private static void relay(@Nullable Leg other, SenderReport report, long nowMicros) {
        if (other == null || !other.peer().isConnected()) {
            return;
        }
        for (MediaKind kind : MediaKind.values()) {
            other.downlink()
                    .track(kind)
                    .translate(report)
                    .ifPresent(translated -> {
                        other.downlink().roundTrip().onSent(translated.compactNtpTime(), nowMicros);
                        String name = other.description().canonicalName();
                        other.peer()
                                .sendRtcp(
                                        List.of(
                                                translated,
                                                new SourceDescription(translated.ssrc(), name)),
                                        nowMicros);
                    });
        }
    }

    private static void readReport(Leg from, ReportBlock block, long nowMicros) {
        from.downlink().roundTrip().onReport(block, nowMicros);
    }

    /// Answered from the cache alone: what the server itself still misses is forwarded when it
    /// comes. NACKs for audio are ignored, since audio has no retransmission format and resending
    /// stormed on narrow links.
    private void resend(Leg receiver, GenericNack nack, long nowMicros) {
        SendTrack video = receiver.downlink().track(MediaKind.VIDEO);
        if (nack.mediaSsrc() != video.ssrc()) {
            return;
        }
        if (receiver.downlink().breaker().isOpen()) {
            return;
        }
        ResendBudget budget = receiver.downlink().resends();
        for (int sequenceNumber : nack.sequenceNumbers()) {
            if (budget.isSpent()) {
                return; // it will be asked for again
            }
            int length = video.retransmit(sequenceNumber, nowMicros, scratch, 0);
            if (length > 0) {
                budget.spend(length);
                receiver.peer().sendRtp(scratch, 0, length, nowMicros);
            }
        }
    }

    private static void requestKeyFrame(
            Leg receiver, @Nullable Leg sender, int mediaSsrc, long nowMicros) {
        if (sender != null && mediaSsrc == receiver.downlink().track(MediaKind.VIDEO).ssrc()) {
            sender.keyFrames().want();
            askForKeyFrame(sender, nowMicros);
        }
    }

    private static void relay(
            Leg receiver, @Nullable Leg sender, TransportFeedback feedback, long nowMicros) {
        if (receiver.downlink().breaker().onFeedback()) {
            goOnWithPictures(receiver, sender, nowMicros);
        }
        if (sender == null) {
            return;
        }
        receiver.downlink()
                .numbering()
                .toSource(feedback, sender.downlink().reporterSsrc(), sender.anySourceSsrc())
                .ifPresent(relayed -> sender.peer().sendRtcp(List.of(relayed), nowMicros));
    }
}
