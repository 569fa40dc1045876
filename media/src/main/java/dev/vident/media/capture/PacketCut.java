package dev.vident.media.capture;

import dev.vident.media.rtp.RtpView;
import dev.vident.media.sdp.OfferedFormats;

/// How much of a packet may be kept: what tells how the call goes, nothing of what is said or shown
/// in it, no key, password or address (ADR 43).
final class PacketCut {
    /// Type, length and transaction id (RFC 8489 section 5). The attributes name users and
    /// addresses.
    private static final int STUN_HEADER_BYTES = 20;

    /// RFC 6347 section 4.1.
    private static final int DTLS_RECORD_HEADER_BYTES = 13;

    private static final int DTLS_HANDSHAKE_HEADER_BYTES = 12;
    private static final int DTLS_ALERT_BYTES = 2;
    private static final int DTLS_ALERT = 21;
    private static final int DTLS_HANDSHAKE = 22;

    /// The table of contents (RFC 6716 section 3.1); behind it begins the sound.
    private static final int OPUS_BYTES = 1;

    /// The longest payload descriptor of VP8 and the frame header with the size of a key frame (RFC
    /// 7741 section 4), or the headers of an H.264 payload and the beginning of a parameter set.
    private static final int VIDEO_BYTES = 16;

    /// Before the payload of a retransmission (RFC 4588 section 4).
    private static final int ORIGINAL_NUMBER_BYTES = 2;

    private final RtpView packet = new RtpView();

    /// Header, contributing sources, extensions and what describes the payload.
    int rtp(byte[] buffer, int offset, int length) {
        if (!packet.wrap(buffer, offset, length)) {
            return Math.min(length, RtpView.FIXED_HEADER_LENGTH);
        }
        int payload =
                switch (packet.payloadType()) {
                    case OfferedFormats.OPUS -> OPUS_BYTES;
                    case OfferedFormats.VP8, OfferedFormats.H264 -> VIDEO_BYTES;
                    case OfferedFormats.VP8_RETRANSMISSION, OfferedFormats.H264_RETRANSMISSION ->
                            ORIGINAL_NUMBER_BYTES + VIDEO_BYTES;
                    default -> 0;
                };
        return packet.headerLength() + Math.min(packet.payloadLength(), payload);
    }

    static int stun(int length) {
        return Math.min(length, STUN_HEADER_BYTES);
    }

    /// The first record's header and, before there are keys, what kind of message is in it.
    static int dtls(byte[] buffer, int offset, int length) {
        int kept = DTLS_RECORD_HEADER_BYTES;
        if (length > kept && (buffer[offset + 3] | buffer[offset + 4]) == 0) {
            kept +=
                    switch (buffer[offset]) {
                        case DTLS_HANDSHAKE -> DTLS_HANDSHAKE_HEADER_BYTES;
                        case DTLS_ALERT -> DTLS_ALERT_BYTES;
                        default -> 0;
                    };
        }
        return Math.min(length, kept);
    }
}
