package dev.vident.media.room;

import dev.vident.media.ice.IceCredentials;
import dev.vident.media.journal.MediaKind;
import dev.vident.media.rtp.VideoEncoding;
import dev.vident.media.sdp.OfferWriter;
import dev.vident.media.sdp.SessionOffer;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/// What stays the same in all offers of one session, and the count of them.
final class SessionDescription {
    private static final String STREAM_ID = "vident";
    private static final int NAME_BYTES = 12;

    private final long id;
    private final String participant;
    private final String canonicalName;
    private final Downlink downlink;
    private final VideoEncoding encoding;
    private int version;

    SessionDescription(
            String participant, Downlink downlink, VideoEncoding encoding, RandomGenerator random) {
        this.id = random.nextLong() >>> 1; // RFC 8829 section 5.2.1: 63 bits
        this.participant = participant;
        this.downlink = downlink;
        this.encoding = encoding;
        byte[] name = new byte[NAME_BYTES];
        random.nextBytes(name);
        this.canonicalName = HexFormat.of().formatHex(name);
    }

    String sessionId() {
        return HexFormat.of().toHexDigits(id);
    }

    String participant() {
        return participant;
    }

    String canonicalName() {
        return canonicalName;
    }

    /// The next offer, with these credentials.
    RoomOffer offer(IceCredentials credentials, RoomSettings settings) {
        version++;
        SessionOffer offer =
                new SessionOffer(
                        id,
                        version,
                        credentials.ufrag(),
                        credentials.password(),
                        settings.peer().identity().fingerprint().value(),
                        settings.candidates(),
                        canonicalName,
                        STREAM_ID,
                        downlink.track(MediaKind.AUDIO).ssrc(),
                        downlink.track(MediaKind.VIDEO).ssrc(),
                        downlink.track(MediaKind.VIDEO).retransmissionSsrc(),
                        encoding);
        return new RoomOffer(sessionId(), OfferWriter.write(offer));
    }
}
