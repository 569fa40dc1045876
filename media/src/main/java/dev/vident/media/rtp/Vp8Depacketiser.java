package dev.vident.media.rtp;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/// Puts VP8 frames together (RFC 7741 section 4.5) from packets given in sequence order. A frame
/// with a hole is left out and counted. Not thread-safe.
public final class Vp8Depacketiser {
    /// A frame above this size is broken input, not a picture.
    private static final int FRAME_BYTES_MAX = 4 << 20;

    private final ByteArrayOutputStream frame = new ByteArrayOutputStream();
    private boolean collecting;
    private int timestamp;
    private int nextSequenceNumber;
    private long brokenFrames;

    /// Takes the next packet.
    ///
    /// @return the frame this packet completes, or null
    public @Nullable Vp8Frame push(RtpView packet) {
        int descriptorLength = Vp8Payload.descriptorLength(packet);
        int sequenceNumber = packet.sequenceNumber();
        if (collecting && packet.payloadLength() == 0 && sequenceNumber == nextSequenceNumber) {
            nextSequenceNumber = sequenceNumber + 1 & 0xFFFF; // padding inside a frame
            return null;
        }
        if (Vp8Payload.startsFrame(packet)) {
            abandon();
            collecting = true;
            timestamp = packet.timestamp();
        } else if (collecting
                && (descriptorLength < 0
                        || sequenceNumber != nextSequenceNumber
                        || packet.timestamp() != timestamp
                        || frame.size() > FRAME_BYTES_MAX)) {
            abandon();
        }
        if (!collecting) {
            return null;
        }
        frame.write(
                packet.buffer(),
                packet.payloadOffset() + descriptorLength,
                packet.payloadLength() - descriptorLength);
        nextSequenceNumber = sequenceNumber + 1 & 0xFFFF;
        return packet.marker() ? finish() : null;
    }

    /// Frames begun and not finished because of a hole.
    public long brokenFrames() {
        return brokenFrames;
    }

    private Vp8Frame finish() {
        byte[] data = frame.toByteArray();
        frame.reset();
        collecting = false;
        boolean key = Vp8Payload.isKeyFrame(data);
        return new Vp8Frame(
                data,
                timestamp,
                key,
                key ? Vp8Payload.width(data) : 0,
                key ? Vp8Payload.height(data) : 0);
    }

    private void abandon() {
        if (collecting) {
            brokenFrames++;
        }
        collecting = false;
        frame.reset();
    }
}
