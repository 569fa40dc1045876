package dev.vident.media.room;

import dev.vident.media.forward.ResendBudget;
import dev.vident.media.forward.RoundTrip;
import dev.vident.media.forward.SendTrack;
import dev.vident.media.forward.TrackFormat;
import dev.vident.media.forward.TransportNumbering;
import dev.vident.media.journal.MediaKind;
import dev.vident.media.sdp.OfferedFormats;
import java.util.random.RandomGenerator;

/// What we send to one participant: both tracks under sources of ours that outlive any joining and
/// leaving of the other side, and the transport-wide numbers over both.
final class Downlink {
    /// More than three seconds of video at 2.5 Mbit/s.
    private static final int VIDEO_CACHE_PACKETS = 1024;

    /// The first numbers stay in the lower half: so near the start no receiver can mistake a
    /// reordered packet for one of the cycle before, when SRTP's rollover counter is still 0 (RFC
    /// 3711 section 3.3.1).
    private static final int FIRST_SEQUENCE_BOUND = 1 << 15;

    private final SendTrack audio;
    private final SendTrack video;
    private final TransportNumbering numbering =
            new TransportNumbering(OfferedFormats.EXTENSION_TRANSPORT_NUMBER);
    private final RoundTrip roundTrip = new RoundTrip();
    private final ResendBudget resends = new ResendBudget();
    private final CircuitBreaker breaker = new CircuitBreaker();

    Downlink(Formats formats, RandomGenerator random) {
        int firstSsrc = random.nextInt() & ~0xF;
        audio = track(formats.audio(), firstSsrc | 1, firstSsrc | 2, 1, random);
        video = track(formats.video(), firstSsrc | 3, firstSsrc | 4, VIDEO_CACHE_PACKETS, random);
    }

    SendTrack track(MediaKind kind) {
        return switch (kind) {
            case AUDIO -> audio;
            case VIDEO -> video;
        };
    }

    TransportNumbering numbering() {
        return numbering;
    }

    ResendBudget resends() {
        return resends;
    }

    CircuitBreaker breaker() {
        return breaker;
    }

    RoundTrip roundTrip() {
        return roundTrip;
    }

    /// The source our receiver's packets (reports, requests) come from.
    int reporterSsrc() {
        return audio.ssrc();
    }

    private static SendTrack track(
            TrackFormat format,
            int ssrc,
            int retransmissionSsrc,
            int cachePackets,
            RandomGenerator random) {
        return new SendTrack(
                format,
                ssrc,
                retransmissionSsrc,
                cachePackets,
                random.nextInt(FIRST_SEQUENCE_BOUND),
                random.nextInt());
    }
}
