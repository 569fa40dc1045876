package dev.vident.media.synthetic;

import dev.vident.media.forward.TrackCounters;
import java.time.Duration;

/// What a synthetic peer has sent and received.
///
/// @param playingTime how much of the clip both tracks have sent; [Clip#markersWithin(Duration)]
///   tells the markers in it
/// @param audioPacketsSent without retransmissions
/// @param videoPacketsSent without retransmissions
/// @param retransmissionsSent packets sent again on request
/// @param keyFrameRequestsReceived PLI and FIR
/// @param feedbackReceived transport-wide feedback packets
/// @param senderReportsReceived sender reports of the other side, relayed by the server
/// @param audio the other side's audio as it arrived
/// @param video the other side's video as it arrived
/// @param framesReceived whole video frames
/// @param framesBroken video frames left out because of a hole
/// @param framesShown frames whose chain back to a key frame is whole
/// @param targetBitsPerSecond what congestion control allows to send; 0 without it
/// @param firstFrameMicros when the first frame came that can be shown, on the clock given to the
///   peer; -1 before
public record SyntheticStatistics(
        Duration playingTime,
        long audioPacketsSent,
        long videoPacketsSent,
        long retransmissionsSent,
        long keyFrameRequestsReceived,
        long feedbackReceived,
        long senderReportsReceived,
        TrackCounters audio,
        TrackCounters video,
        long framesReceived,
        long framesBroken,
        long framesShown,
        int targetBitsPerSecond,
        long firstFrameMicros) {

    static final SyntheticStatistics NONE =
            new SyntheticStatistics(
                    Duration.ZERO,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    TrackCounters.NONE,
                    TrackCounters.NONE,
                    0,
                    0,
                    0,
                    0,
                    -1);
}
