package dev.vident.media.room;

import dev.vident.media.forward.TransportFeedbackRecorder;
import dev.vident.media.rtcp.TransportFeedback;
import dev.vident.media.rtp.HeaderExtensions;
import dev.vident.media.rtp.RtpView;
import dev.vident.media.sdp.OfferedFormats;
import java.util.ArrayList;
import java.util.List;

/// Transport-wide feedback for one sender. While a live receiver stands behind us its own feedback
/// is relayed and ours rests; while the sender is alone we make it ourselves, or it would fall to
/// its lowest rate.
final class CongestionFeedback {
    private static final int FEEDBACKS_MAX = 8;

    private final int senderSsrc;
    private TransportFeedbackRecorder recorder;
    private boolean endToEnd;

    CongestionFeedback(int senderSsrc) {
        this.senderSsrc = senderSsrc;
        this.recorder = new TransportFeedbackRecorder(senderSsrc);
    }

    /// Notes the arrival of a packet of the sender.
    void onPacket(RtpView packet, boolean receiverIsLive, long nowMicros) {
        if (endToEnd && !receiverIsLive) {
            recorder = new TransportFeedbackRecorder(senderSsrc);
        }
        endToEnd = receiverIsLive;
        if (endToEnd) {
            return;
        }
        int number =
                HeaderExtensions.readUnsignedShort(
                        packet, OfferedFormats.EXTENSION_TRANSPORT_NUMBER);
        if (number >= 0) {
            recorder.onPacket(number, nowMicros);
        }
    }

    /// Whether there is feedback to send.
    boolean hasNews() {
        return recorder.hasNews();
    }

    /// Feedback to send now; what came before a receiver was there is still reported once it is.
    List<TransportFeedback> take(int mediaSsrc) {
        List<TransportFeedback> feedbacks = new ArrayList<>();
        while (feedbacks.size() < FEEDBACKS_MAX) {
            var feedback = recorder.take(mediaSsrc);
            if (feedback.isEmpty()) {
                break;
            }
            feedbacks.add(feedback.get());
        }
        return feedbacks;
    }
}
