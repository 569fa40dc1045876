package dev.vident.media.sdp;

import dev.vident.media.ice.Transport;
import dev.vident.media.rtp.VideoEncoding;
import java.util.List;

/// Writes the server's offer: ICE-lite, everything bundled on one transport, audio and video in
/// both directions with our sources declared from the start, so that the session never renegotiates
/// (RFC 8829, RFC 9143).
///
/// Left out on purpose: `extmap-allow-mixed` (we read one-byte extensions only), video orientation
/// (so that phones rotate before they encode and recordings stand upright) and simulcast.
public final class OfferWriter {
    /// Highest local preference, host type preference 126, component 1 (RFC 8445 section 5.1.2.1).
    private static final long FIRST_UDP_PRIORITY = (126L << 24) + (65_535L << 8) + 255;

    /// A type preference below all of UDP's but relayed ones, and direction preference 4 for
    /// passive (RFC 6544 section 4.2).
    private static final long FIRST_TCP_PRIORITY = (90L << 24) + (((4L << 13) + 8_191L) << 8) + 255;

    private static final long PRIORITY_STEP = 1L << 8;

    private final StringBuilder text = new StringBuilder(4096);
    private final SessionOffer offer;

    private OfferWriter(SessionOffer offer) {
        this.offer = offer;
    }

    /// The offer as SDP text with CR LF line ends.
    public static String write(SessionOffer offer) {
        OfferWriter writer = new OfferWriter(offer);
        writer.session();
        writer.audio();
        writer.video();
        return writer.text.toString();
    }

    private void session() {
        line("v=0");
        line("o=- " + offer.sessionId() + " " + offer.version() + " IN IP4 127.0.0.1");
        line("s=-");
        line("t=0 0");
        line("a=ice-lite");
        line("a=group:BUNDLE " + OfferedFormats.MID_AUDIO + " " + OfferedFormats.MID_VIDEO);
        line("a=msid-semantic: WMS " + offer.streamId());
    }

    private void audio() {
        int format = OfferedFormats.OPUS;
        line("m=audio 9 UDP/TLS/RTP/SAVPF " + format);
        transport(OfferedFormats.MID_AUDIO);
        line("a=msid:" + offer.streamId() + " audio");
        line("a=rtpmap:" + format + " opus/" + OfferedFormats.OPUS_CLOCK_RATE + "/2");
        line("a=fmtp:" + format + " minptime=10;useinbandfec=1");
        // Chromium does not offer nack for audio but honours it: the recording loses nothing.
        feedback(format, "transport-cc", "nack");
        source(offer.audioSsrc());
    }

    private void video() {
        int format = OfferedFormats.payloadType(offer.video());
        int retransmission = OfferedFormats.retransmission(offer.video());
        line("m=video 9 UDP/TLS/RTP/SAVPF " + format + " " + retransmission);
        transport(OfferedFormats.MID_VIDEO);
        line("a=msid:" + offer.streamId() + " video");
        line("a=rtpmap:" + format + videoMapping(offer.video().encodingName()));
        if (offer.video() == VideoEncoding.H264) {
            line("a=fmtp:" + format + " " + OfferedFormats.H264_PARAMETERS);
        }
        feedback(format, "transport-cc", "ccm fir", "nack", "nack pli");
        line("a=rtpmap:" + retransmission + videoMapping("rtx"));
        line("a=fmtp:" + retransmission + " apt=" + format);
        // The group stands before its members and the primary source first: in another order
        // Chromium shows no video and says nothing (RFC 5576 section 4.2 leaves the order open).
        line(
                "a=ssrc-group:FID "
                        + Integer.toUnsignedString(offer.videoSsrc())
                        + " "
                        + Integer.toUnsignedString(offer.videoRetransmissionSsrc()));
        source(offer.videoSsrc());
        source(offer.videoRetransmissionSsrc());
    }

    private static String videoMapping(String encodingName) {
        return " " + encodingName + "/" + VideoEncoding.CLOCK_RATE;
    }

    private void transport(String mid) {
        line("c=IN IP4 0.0.0.0");
        line("a=rtcp:9 IN IP4 0.0.0.0");
        candidates(offer.candidates());
        line("a=ice-ufrag:" + offer.iceUfrag());
        line("a=ice-pwd:" + offer.icePassword());
        line("a=fingerprint:sha-256 " + offer.fingerprint());
        line("a=setup:actpass");
        line("a=mid:" + mid);
        line("a=extmap:" + OfferedFormats.EXTENSION_MID + " urn:ietf:params:rtp-hdrext:sdes:mid");
        line(
                "a=extmap:"
                        + OfferedFormats.EXTENSION_ABSOLUTE_SEND_TIME
                        + " http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time");
        line(
                "a=extmap:"
                        + OfferedFormats.EXTENSION_TRANSPORT_NUMBER
                        + " http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01");
        line("a=sendrecv");
        line("a=rtcp-mux");
        line("a=rtcp-rsize");
    }

    private void candidates(List<IceCandidate> candidates) {
        for (int i = 0; i < candidates.size(); i++) {
            IceCandidate candidate = candidates.get(i);
            String priorityAndAddress =
                    priority(candidate.transport())
                            - i * PRIORITY_STEP
                            + " "
                            + candidate.address()
                            + " "
                            + candidate.port();
            String foundation = "a=candidate:" + (i + 1);
            switch (candidate.transport()) {
                case UDP -> line(foundation + " 1 udp " + priorityAndAddress + " typ host");
                case TCP ->
                        line(
                                foundation
                                        + " 1 tcp "
                                        + priorityAndAddress
                                        + " typ host tcptype passive");
            }
        }
        line("a=end-of-candidates");
    }

    private static long priority(Transport transport) {
        return switch (transport) {
            case UDP -> FIRST_UDP_PRIORITY;
            case TCP -> FIRST_TCP_PRIORITY;
        };
    }

    private void feedback(int format, String... kinds) {
        for (String kind : kinds) {
            line("a=rtcp-fb:" + format + " " + kind);
        }
    }

    private void source(int ssrc) {
        line("a=ssrc:" + Integer.toUnsignedString(ssrc) + " cname:" + offer.canonicalName());
    }

    private void line(String content) {
        text.append(content).append("\r\n");
    }
}
