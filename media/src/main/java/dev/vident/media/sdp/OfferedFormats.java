package dev.vident.media.sdp;

import dev.vident.media.rtp.VideoEncoding;

/// The numbers every offer of ours uses. They are fixed, so that packets go from one leg to the
/// other unchanged.
public final class OfferedFormats {
    /// Payload type of Opus (RFC 7587).
    public static final int OPUS = 111;

    public static final int OPUS_CLOCK_RATE = 48_000;

    /// Payload type of VP8 (RFC 7741).
    public static final int VP8 = 96;

    /// Payload type of retransmissions of VP8 (RFC 4588).
    public static final int VP8_RETRANSMISSION = 97;

    /// Payload type of H.264 (RFC 6184).
    public static final int H264 = 98;

    /// Payload type of retransmissions of H.264 (RFC 4588).
    public static final int H264_RETRANSMISSION = 99;

    /// What we take of H.264 and want to be taken (RFC 6184 section 8.1): packets of one NAL unit,
    /// several or a part of one, constrained baseline, level 3.1 or what each side says.
    public static final String H264_PARAMETERS =
            "level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f";

    /// Header extension id of the media identification (RFC 8843 section 15).
    public static final int EXTENSION_MID = 1;

    /// Header extension id of the sender's time.
    public static final int EXTENSION_ABSOLUTE_SEND_TIME = 2;

    /// Header extension id of the transport-wide sequence number.
    public static final int EXTENSION_TRANSPORT_NUMBER = 3;

    /// Media identification of the audio section.
    public static final String MID_AUDIO = "0";

    /// Media identification of the video section.
    public static final String MID_VIDEO = "1";

    private OfferedFormats() {}

    /// Payload type of a video codec.
    public static int payloadType(VideoEncoding encoding) {
        return switch (encoding) {
            case VP8 -> VP8;
            case H264 -> H264;
        };
    }

    /// Payload type of a video codec's retransmissions.
    public static int retransmission(VideoEncoding encoding) {
        return switch (encoding) {
            case VP8 -> VP8_RETRANSMISSION;
            case H264 -> H264_RETRANSMISSION;
        };
    }
}
