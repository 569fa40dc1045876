package dev.vident.media.forward;

/// The numbers of one kind of media, the same on both legs because one server writes both offers.
///
/// @param payloadType RTP payload type of the media packets, 0–127
/// @param retransmissionPayloadType payload type of RFC 4588 retransmissions, or [#NONE]
/// @param clockRate RTP clock rate in Hz
/// @param transportNumberExtension header extension id of the transport-wide sequence number, 1–14
/// @param keyFrames whether the payload is VP8, where a loss that stays needs a new key frame
public record TrackFormat(
        int payloadType,
        int retransmissionPayloadType,
        int clockRate,
        int transportNumberExtension,
        boolean keyFrames) {

    /// Stands for "no retransmission format".
    public static final int NONE = -1;

    boolean hasRetransmission() {
        return retransmissionPayloadType != NONE;
    }
}
