package dev.vident.media.forward;

/// Figures of one received track since its source began, except that abandoned, recovered,
/// duplicates, probes and bytes count since the track began.
///
/// @param packets distinct packets, recovered ones included
/// @param payloadBytes bytes of their payload
/// @param lost packets the network lost at first
/// @param expected packets sent, as far as sequence numbers tell
/// @param recovered packets that came again on request
/// @param abandoned packets given up on
/// @param duplicates packets dropped because they had been seen
/// @param probes packets without new media
public record TrackCounters(
        long packets,
        long payloadBytes,
        long lost,
        long expected,
        long recovered,
        long abandoned,
        long duplicates,
        long probes) {

    /// Before the first packet.
    public static final TrackCounters NONE = new TrackCounters(0, 0, 0, 0, 0, 0, 0, 0);
}
