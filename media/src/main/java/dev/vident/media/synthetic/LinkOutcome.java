package dev.vident.media.synthetic;

/// How a call went on a [LinkCase].
///
/// @param up what the other side got of the participant on the bad link
/// @param down what the participant on the bad link got of the other side
/// @param datagramsLost by the emulated links, both ways, over the whole call
/// @param packetsSent media packets sent by both, over the whole call
/// @param packetsMissing media packets in no journal though their sender sent them
public record LinkOutcome(
        String name,
        Direction up,
        Direction down,
        long datagramsLost,
        long packetsSent,
        long packetsMissing) {

    /// One direction within the measured time.
    ///
    /// @param videoKilobitsPerSecond payload of the video that arrived
    /// @param framesPerSecond pictures that could be shown
    /// @param freezes pauses of the picture as WebRTC's statistics count them
    /// @param longestPauseMillis longest time without a new picture
    /// @param audioPercent share of the sound packets that arrived, 0–100
    /// @param longestSilenceMillis longest time without a sound packet
    /// @param recoveryMillis from the last change of the network to the next picture after it
    public record Direction(
            double videoKilobitsPerSecond,
            double framesPerSecond,
            int freezes,
            long longestPauseMillis,
            double audioPercent,
            long longestSilenceMillis,
            long recoveryMillis) {}
}
