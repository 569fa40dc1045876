package dev.vident.media.journal;

/// Identifies one track: one audio or video stream of one participant during one connection.
///
/// @param room the call the track belongs to; an opaque identifier
/// @param participant the side of the call; an opaque name such as `applicant`
/// @param epoch counts the connections of this participant in this call, from 0
/// @param kind audio or video
/// @param codec the encoding name of RFC 3551 style SDP, `opus`, `VP8` or `H264`
/// @param clockRate RTP clock rate in Hz
/// @param payloadType RTP payload type of the media packets, 0–127
public record TrackDescription(
        String room,
        String participant,
        int epoch,
        MediaKind kind,
        String codec,
        int clockRate,
        int payloadType) {}
