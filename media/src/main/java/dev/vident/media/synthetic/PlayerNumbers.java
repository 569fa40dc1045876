package dev.vident.media.synthetic;

import java.util.random.RandomGenerator;

/// Where the numbers of a peer's streams start.
///
/// @param audioSequence first 16-bit sequence number of the audio
/// @param videoSequence first 16-bit sequence number of the video
/// @param audioTimestamp first RTP timestamp of the audio
/// @param videoTimestamp first RTP timestamp of the video
/// @param transport first transport-wide sequence number
public record PlayerNumbers(
        int audioSequence,
        int videoSequence,
        int audioTimestamp,
        int videoTimestamp,
        int transport) {
    /// Sequence numbers start in the lower half, so that a receiver that misses the first packets
    /// cannot mistake the roll-over count of SRTP (RFC 3711 section 3.3.1).
    private static final int SEQUENCE_BOUND = 1 << 15;

    /// Random starts.
    public static PlayerNumbers generate(RandomGenerator random) {
        return new PlayerNumbers(
                random.nextInt(SEQUENCE_BOUND),
                random.nextInt(SEQUENCE_BOUND),
                random.nextInt(),
                random.nextInt(),
                random.nextInt(SEQUENCE_BOUND));
    }
}
