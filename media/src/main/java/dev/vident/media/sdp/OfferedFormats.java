package dev.vident.media.sdp;

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

    public static final int VP8_CLOCK_RATE = 90_000;

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
}
