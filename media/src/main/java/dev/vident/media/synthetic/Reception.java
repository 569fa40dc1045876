package dev.vident.media.synthetic;

import dev.vident.media.forward.Arrival;
import dev.vident.media.forward.KeyFrameRequests;
import dev.vident.media.forward.ReceiveTrack;
import dev.vident.media.forward.TrackCounters;
import dev.vident.media.forward.TrackFormat;
import dev.vident.media.forward.TransportFeedbackRecorder;
import dev.vident.media.rtcp.GenericNack;
import dev.vident.media.rtcp.PictureLossIndication;
import dev.vident.media.rtcp.ReportBlock;
import dev.vident.media.rtcp.SenderReport;
import dev.vident.media.rtcp.TransportFeedback;
import dev.vident.media.rtp.HeaderExtensions;
import dev.vident.media.rtp.RtpView;
import dev.vident.media.rtp.VideoEncoding;
import dev.vident.media.sdp.OfferedFormats;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What a synthetic peer receives from the other side, and what it asks of it and reports to it for
/// that. Not thread-safe.
final class Reception {
    private static final TrackFormat AUDIO =
            new TrackFormat(
                    OfferedFormats.OPUS,
                    TrackFormat.NONE,
                    OfferedFormats.OPUS_CLOCK_RATE,
                    OfferedFormats.EXTENSION_TRANSPORT_NUMBER,
                    null);

    private final TrackFormat format;
    private final SyntheticSources sources;
    private final MediaSession.Outlet outlet;
    private final ReceiveTrack audio = new ReceiveTrack(AUDIO);
    private final ReceiveTrack video;
    private final FrameAssembly frames;
    private final TransitTimes transit = new TransitTimes();
    private final KeyFrameRequests keyFrames = new KeyFrameRequests();
    private final TransportFeedbackRecorder feedback;
    private final int[] nacks = new int[ReceiveTrack.NACK_NUMBERS_MAX];

    /// @param format of the video
    Reception(
            TrackFormat format,
            VideoEncoding encoding,
            SyntheticSources sources,
            MediaSession.Outlet outlet) {
        this.format = format;
        this.sources = sources;
        this.outlet = outlet;
        this.video = new ReceiveTrack(format);
        this.frames = new FrameAssembly(encoding);
        this.feedback = new TransportFeedbackRecorder(sources.video());
    }

    void take(RtpView packet, long nowMicros) {
        int number =
                HeaderExtensions.readUnsignedShort(
                        packet, OfferedFormats.EXTENSION_TRANSPORT_NUMBER);
        if (number >= 0) {
            feedback.onPacket(number, nowMicros);
        }
        if (packet.payloadType() != format.retransmissionPayloadType()) {
            transit.onPacket(packet, nowMicros);
        }
        if (packet.payloadType() == OfferedFormats.OPUS) {
            audio.receive(packet, nowMicros);
            return;
        }
        Arrival arrival = video.receive(packet, nowMicros);
        if (arrival == Arrival.MEDIA || arrival == Arrival.RECOVERED) {
            frames.push(packet, nowMicros);
        }
    }

    void onSenderReport(SenderReport report, long nowMicros) {
        audio.onSenderReport(report, nowMicros);
        video.onSenderReport(report, nowMicros);
    }

    /// Asks for what is missing.
    void askAgain(OptionalInt roundTripMillis, long nowMicros) {
        int count = video.takeNacks(nowMicros, roundTripMillis, nacks);
        Optional<Integer> remote = video.ssrc();
        if (remote.isEmpty()) {
            return;
        }
        if (count > 0) {
            List<Integer> numbers = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                numbers.add(nacks[i]);
            }
            outlet.sendRtcp(List.of(new GenericNack(sources.video(), remote.get(), numbers)));
        }
        if (video.keyFrameWanted()) {
            keyFrames.want();
        } else {
            keyFrames.satisfied();
        }
        if (keyFrames.take(nowMicros)) {
            outlet.sendRtcp(List.of(new PictureLossIndication(sources.video(), remote.get())));
        }
    }

    /// Reports when packets came, for the other side's congestion control.
    void giveFeedback() {
        Optional<Integer> remote = video.ssrc().or(audio::ssrc);
        if (remote.isEmpty()) {
            return;
        }
        Optional<TransportFeedback> next = feedback.take(remote.get());
        while (next.isPresent()) {
            outlet.sendRtcp(List.of(next.get()));
            next = feedback.take(remote.get());
        }
    }

    /// What a report says of the tracks that have come so far.
    List<ReportBlock> report(long nowMicros) {
        List<ReportBlock> blocks = new ArrayList<>();
        audio.report(nowMicros).ifPresent(blocks::add);
        video.report(nowMicros).ifPresent(blocks::add);
        return blocks;
    }

    TransitTimes transit() {
        return transit;
    }

    FrameAssembly frames() {
        return frames;
    }

    TrackCounters audio() {
        return audio.counters();
    }

    TrackCounters video() {
        return video.counters();
    }
}
