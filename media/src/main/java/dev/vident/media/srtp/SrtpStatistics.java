package dev.vident.media.srtp;

/// Why packets were refused so far.
///
/// @param malformed too short, no RTP or RTCP, or of one SSRC too many
/// @param replayed index seen before or older than the window
/// @param forged the tag did not match
public record SrtpStatistics(long malformed, long replayed, long forged) {}
