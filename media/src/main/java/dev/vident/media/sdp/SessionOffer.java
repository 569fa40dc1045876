package dev.vident.media.sdp;

import dev.vident.media.rtp.VideoEncoding;
import java.util.List;

/// What the server's offer says besides the fixed formats. The password does not show in
/// [#toString()].
///
/// @param sessionId origin session id, 0 or greater
/// @param version counts the offers of this session, from 1
/// @param iceUfrag 4–256 ICE characters
/// @param icePassword 22–256 ICE characters
/// @param fingerprint SHA-256 of our certificate, upper-case hex pairs joined by colons
/// @param candidates where we are reachable, best first, at least one
/// @param canonicalName RTCP CNAME our sources share
/// @param streamId the media stream both tracks belong to, so that the browser keeps lip-sync
/// @param audioSsrc the source we send audio under
/// @param videoSsrc the source we send video under
/// @param videoRetransmissionSsrc the source we send video retransmissions under
/// @param video the call's only video codec
public record SessionOffer(
        long sessionId,
        int version,
        String iceUfrag,
        String icePassword,
        String fingerprint,
        List<IceCandidate> candidates,
        String canonicalName,
        String streamId,
        int audioSsrc,
        int videoSsrc,
        int videoRetransmissionSsrc,
        VideoEncoding video) {

    public SessionOffer {
        candidates = List.copyOf(candidates);
    }

    @Override
    public String toString() {
        return "SessionOffer[sessionId=" + sessionId + ", version=" + version + "]";
    }
}
