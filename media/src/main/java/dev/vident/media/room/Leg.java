package dev.vident.media.room;

import dev.vident.media.forward.KeyFrameRequests;
import dev.vident.media.journal.MediaKind;
import dev.vident.media.journal.RecordingSink;
import dev.vident.media.peer.Peer;
import dev.vident.media.rtp.RtpView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One session of one participant in a room: the peer, what it sends, what it is sent.
final class Leg {
    private final SessionDescription description;
    private final Peer peer;
    private final Formats formats;
    private final Uplink audio;
    private final Uplink video;
    private final Downlink downlink;
    private final KeyFrameRequests keyFrames = new KeyFrameRequests();
    private final LegTimers timers = new LegTimers();
    private final PathWatch path = new PathWatch();
    private final QualityMeter quality = new QualityMeter();
    private final CongestionFeedback congestion;

    Leg(
            SessionDescription description,
            String room,
            int epoch,
            Peer peer,
            Downlink downlink,
            Formats formats,
            RecordingSink recording) {
        this.description = description;
        this.peer = peer;
        this.downlink = downlink;
        this.formats = formats;
        this.audio =
                new Uplink(
                        room,
                        description.participant(),
                        epoch,
                        MediaKind.AUDIO,
                        formats,
                        recording);
        this.video =
                new Uplink(
                        room,
                        description.participant(),
                        epoch,
                        MediaKind.VIDEO,
                        formats,
                        recording);
        this.congestion = new CongestionFeedback(downlink.reporterSsrc());
    }

    SessionDescription description() {
        return description;
    }

    Peer peer() {
        return peer;
    }

    List<Uplink> uplinks() {
        return List.of(audio, video);
    }

    Uplink uplink(MediaKind kind) {
        return switch (kind) {
            case AUDIO -> audio;
            case VIDEO -> video;
        };
    }

    /// The track a packet belongs to by its payload type, or null when it was never offered.
    @Nullable Uplink uplinkOf(RtpView packet) {
        int payloadType = packet.payloadType();
        if (formats.video().isAbout(payloadType)) {
            return video;
        }
        return formats.audio().isAbout(payloadType) ? audio : null;
    }

    Downlink downlink() {
        return downlink;
    }

    KeyFrameRequests keyFrames() {
        return keyFrames;
    }

    LegTimers timers() {
        return timers;
    }

    PathWatch path() {
        return path;
    }

    /// When this leg wants to be looked at next.
    long wakeUpMicros() {
        boolean repairWanted =
                keyFrames.isWanted() || audio.track().wantsRepair() || video.track().wantsRepair();
        return Math.min(
                peer.wakeUpMicros(), timers.wakeUpMicros(repairWanted, congestion.hasNews()));
    }

    QualityMeter quality() {
        return quality;
    }

    CongestionFeedback congestion() {
        return congestion;
    }

    /// A source of this participant for feedback that is about all of them; 0 before its first
    /// packet.
    int anySourceSsrc() {
        return video.track().ssrc().or(audio.track()::ssrc).orElse(0);
    }

    void closeJournals(String why, long nowMicros) {
        try {
            audio.closeJournal(why, nowMicros);
        } finally {
            video.closeJournal(why, nowMicros);
        }
    }
}
