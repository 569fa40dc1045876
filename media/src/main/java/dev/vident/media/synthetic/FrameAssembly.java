package dev.vident.media.synthetic;

import dev.vident.media.rtp.RtpView;
import dev.vident.media.rtp.SequenceUnwrapper;
import dev.vident.media.rtp.VideoDepacketiser;
import dev.vident.media.rtp.VideoEncoding;
import dev.vident.media.rtp.VideoFrame;
import java.util.Arrays;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Brings video packets into order and counts the frames they make. A hole is waited for until a
/// whole key frame stands behind it, or too much has gathered. Not thread-safe.
final class FrameAssembly {
    /// Packets that wait behind a hole before it is skipped.
    private static final int WAITING_MAX = 200;

    /// How long a hole is waited for when a key frame stands behind it.
    private static final long PATIENCE_MICROS = 500_000;

    private final SequenceUnwrapper unwrapper = new SequenceUnwrapper();
    private final TreeMap<Long, byte[]> waiting = new TreeMap<>();
    private final VideoEncoding encoding;
    private final VideoDepacketiser depacketiser;
    private final RtpView view = new RtpView();
    private final PictureTimeline pictures = new PictureTimeline();
    private long next = -1;
    private long advancedMicros;
    private long keyFrameAt = -1;
    private long frames;

    FrameAssembly(VideoEncoding encoding) {
        this.encoding = encoding;
        this.depacketiser = encoding.depacketiser();
    }

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
        if (encoding.isEntry(packet)) {
            keyFrameAt = Math.max(keyFrameAt, sequence);
        }
        if (waiting.size() > WAITING_MAX) {
            skipTo(waiting.firstKey());
        } else if (keyFrameAt > next
                && nowMicros - advancedMicros > PATIENCE_MICROS
                && holdsKeyFrame()) {
            skipTo(keyFrameAt);
        }
        while (!waiting.isEmpty() && waiting.firstKey() == next) {
            byte[] bytes = waiting.pollFirstEntry().getValue();
            next++;
            advancedMicros = nowMicros;
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

    PictureTimeline pictures() {
        return pictures;
    }

    private void skipTo(long sequence) {
        if (sequence > next) {
            pictures.onHole();
            next = sequence;
            waiting.headMap(next).clear();
        }
    }

    /// Whether all packets of the latest key frame are waiting.
    private boolean holdsKeyFrame() {
        long sequence = keyFrameAt;
        for (byte[] bytes : waiting.tailMap(keyFrameAt).values()) {
            if (!waiting.containsKey(sequence++) || !view.wrap(bytes, 0, bytes.length)) {
                return false;
            }
            if (view.marker()) {
                return true;
            }
        }
        return false;
    }

    private void count(@Nullable VideoFrame frame, long nowMicros) {
        if (frame == null) {
            return;
        }
        frames++;
        pictures.onFrame(frame.keyFrame(), nowMicros);
    }
}
