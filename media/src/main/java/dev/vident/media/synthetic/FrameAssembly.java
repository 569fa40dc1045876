package dev.vident.media.synthetic;

import dev.vident.media.rtp.RtpView;
import dev.vident.media.rtp.SequenceUnwrapper;
import dev.vident.media.rtp.Vp8Depacketiser;
import dev.vident.media.rtp.Vp8Frame;
import java.util.Arrays;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Brings video packets into order and counts the frames they make; a hole that stays is skipped.
/// Not thread-safe.
final class FrameAssembly {
    /// Packets that wait behind a hole before it is skipped.
    private static final int WAITING_MAX = 200;

    private final SequenceUnwrapper unwrapper = new SequenceUnwrapper();
    private final TreeMap<Long, byte[]> waiting = new TreeMap<>();
    private final Vp8Depacketiser depacketiser = new Vp8Depacketiser();
    private final RtpView view = new RtpView();
    private long next = -1;
    private long frames;
    private long firstKeyFrameMicros = -1;

    void push(RtpView packet, long nowMicros) {
        long sequence = unwrapper.unwrap(packet.sequenceNumber());
        if (next < 0) {
            next = sequence;
        }
        if (sequence < next) {
            return;
        }
        waiting.put(
                sequence,
                Arrays.copyOfRange(
                        packet.buffer(), packet.offset(), packet.offset() + packet.length()));
        if (waiting.size() > WAITING_MAX) {
            next = waiting.firstKey();
        }
        while (!waiting.isEmpty() && waiting.firstKey() == next) {
            byte[] bytes = waiting.pollFirstEntry().getValue();
            next++;
            if (view.wrap(bytes, 0, bytes.length)) {
                count(depacketiser.push(view), nowMicros);
            }
        }
    }

    /// Whole frames so far.
    long frames() {
        return frames;
    }

    /// Frames begun but left out because of a hole.
    long brokenFrames() {
        return depacketiser.brokenFrames();
    }

    /// When the first frame came that can be shown, or -1.
    long firstKeyFrameMicros() {
        return firstKeyFrameMicros;
    }

    private void count(@Nullable Vp8Frame frame, long nowMicros) {
        if (frame == null) {
            return;
        }
        frames++;
        if (frame.keyFrame() && firstKeyFrameMicros < 0) {
            firstKeyFrameMicros = nowMicros;
        }
    }
}
