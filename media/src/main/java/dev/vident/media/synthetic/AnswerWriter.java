package dev.vident.media.synthetic;

import dev.vident.media.dtls.Fingerprint;
import dev.vident.media.ice.IceCredentials;
import dev.vident.media.rtp.VideoEncoding;
import dev.vident.media.sdp.OfferedFormats;

/// Writes a client's answer as a browser would: both sections accepted, DTLS client, own sources
/// declared.
final class AnswerWriter {
    private AnswerWriter() {}

    static String write(
            IceCredentials credentials,
            Fingerprint fingerprint,
            SyntheticSources sources,
            VideoEncoding encoding) {
        StringBuilder text = new StringBuilder(2048);
        int video = OfferedFormats.payloadType(encoding);
        int retransmission = OfferedFormats.retransmission(encoding);
        line(text, "v=0");
        line(text, "o=- 1 1 IN IP4 127.0.0.1");
        line(text, "s=-");
        line(text, "t=0 0");
        line(text, "a=group:BUNDLE " + OfferedFormats.MID_AUDIO + " " + OfferedFormats.MID_VIDEO);
        line(text, "m=audio 9 UDP/TLS/RTP/SAVPF " + OfferedFormats.OPUS);
        transport(text, OfferedFormats.MID_AUDIO, credentials, fingerprint);
        line(text, "a=rtpmap:" + OfferedFormats.OPUS + " opus/48000/2");
        source(text, sources.audio());
        line(text, "m=video 9 UDP/TLS/RTP/SAVPF " + video + " " + retransmission);
        transport(text, OfferedFormats.MID_VIDEO, credentials, fingerprint);
        line(text, "a=rtpmap:" + video + " " + encoding.encodingName() + "/90000");
        if (encoding == VideoEncoding.H264) {
            line(text, "a=fmtp:" + video + " " + OfferedFormats.H264_PARAMETERS);
        }
        line(text, "a=rtpmap:" + retransmission + " rtx/90000");
        line(text, "a=fmtp:" + retransmission + " apt=" + video);
        line(
                text,
                "a=ssrc-group:FID "
                        + Integer.toUnsignedString(sources.video())
                        + " "
                        + Integer.toUnsignedString(sources.videoRetransmission()));
        source(text, sources.video());
        source(text, sources.videoRetransmission());
        return text.toString();
    }

    private static void transport(
            StringBuilder text, String mid, IceCredentials credentials, Fingerprint fingerprint) {
        line(text, "c=IN IP4 0.0.0.0");
        line(text, "a=ice-ufrag:" + credentials.ufrag());
        line(text, "a=ice-pwd:" + credentials.password());
        line(text, "a=fingerprint:" + fingerprint.algorithm() + " " + fingerprint.value());
        line(text, "a=setup:active");
        line(text, "a=mid:" + mid);
        line(text, "a=sendrecv");
        line(text, "a=rtcp-mux");
        line(text, "a=rtcp-rsize");
    }

    private static void source(StringBuilder text, int ssrc) {
        line(
                text,
                "a=ssrc:"
                        + Integer.toUnsignedString(ssrc)
                        + " cname:"
                        + SyntheticSources.CANONICAL_NAME);
    }

    private static void line(StringBuilder text, String content) {
        text.append(content).append("\r\n");
    }
}
