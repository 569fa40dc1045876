package dev.vident.media.forward;

import dev.vident.media.rtcp.TransportFeedback;
import dev.vident.media.rtp.HeaderExtensions;
import dev.vident.media.rtp.RtpView;
import dev.vident.media.rtp.SequenceUnwrapper;
import java.util.Optional;

/// Passes the transport-wide sequence numbers of one peer on to the other, so that the receiver's
/// feedback can go back to the sender: congestion control end to end. When the sender joins again
/// its numbers start anew; here they go on without a break. One per direction. Not thread-safe.
public final class TransportNumbering {
    private final int extensionId;
    private SequenceUnwrapper source = new SequenceUnwrapper();
    private boolean hasSource;
    private long offset;
    private long firstOfSource;
    private long highestSent;

    /// @param extensionId header extension id of the transport-wide sequence number
    public TransportNumbering(int extensionId) {
        this.extensionId = extensionId;
        this.highestSent = 0xFFFF;
    }

    /// The sender has joined anew: the next number is the first of a new sequence.
    public void restart() {
        source = new SequenceUnwrapper();
        hasSource = false;
    }

    /// Rewrites the number of a packet in place; a packet without one stays as it is.
    public void rewrite(RtpView packet) {
        int at = HeaderExtensions.findUnsignedShort(packet, extensionId);
        if (at < 0) {
            return;
        }
        long extended = source.unwrap(HeaderExtensions.unsignedShortAt(packet, at));
        if (!hasSource) {
            hasSource = true;
            firstOfSource = highestSent + 1;
            offset = firstOfSource - extended;
        }
        long sent = extended + offset;
        highestSent = Math.max(highestSent, sent);
        HeaderExtensions.putUnsignedShortAt(packet, at, (int) sent);
    }

    /// The receiver's feedback in the sender's numbers.
    ///
    /// @return empty when it is about numbers of an earlier sequence or about none at all
    public Optional<TransportFeedback> toSource(
            TransportFeedback feedback, int senderSsrc, int mediaSsrc) {
        long base = highestSent + (short) (feedback.baseSequenceNumber() - (int) highestSent);
        if (!hasSource || base < firstOfSource || base > highestSent) {
            return Optional.empty();
        }
        return Optional.of(feedback.relayed(senderSsrc, mediaSsrc, (int) -offset));
    }
}
