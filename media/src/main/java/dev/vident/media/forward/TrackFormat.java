package dev.vident.media.forward;

import dev.vident.media.rtp.VideoEncoding;
import org.jspecify.annotations.Nullable;

/// The numbers of one kind of media, the same on both legs because one server writes both offers.
///
/// @param payloadType RTP payload type of the media packets, 0–127
/// @param retransmissionPayloadType payload type of RFC 4588 retransmissions, or [#NONE]
/// @param clockRate RTP clock rate in Hz
/// @param transportNumberExtension header extension id of the transport-wide sequence number, 1–14
/// @param video the codec of a video track, where a loss that stays needs a new key frame; null of
///   sound
public record TrackFormat(
        int payloadType,
        int retransmissionPayloadType,
        int clockRate,
        int transportNumberExtension,
        @Nullable VideoEncoding video) {

    /// Stands for "no retransmission format".
    public static final int NONE = -1;

    boolean hasRetransmission() {
        return retransmissionPayloadType != NONE;
    }

    /// Whether packets of that payload type are media of this track, or retransmissions of it.
    public boolean isAbout(int payloadType) {
        return payloadType == this.payloadType
                || (hasRetransmission() && payloadType == retransmissionPayloadType);
    }
}
