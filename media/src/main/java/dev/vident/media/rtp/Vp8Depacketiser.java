package dev.vident.media.rtp;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/// Puts VP8 frames together (RFC 7741 section 4.5).
final class Vp8Depacketiser implements VideoDepacketiser {
    private final ByteArrayOutputStream frame = new ByteArrayOutputStream();
    private boolean collecting;
    private int timestamp;
    private int nextSequenceNumber;
    private long brokenFrames;

    @Override
    public @Nullable VideoFrame push(RtpView packet) {
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

    @Override
    public long brokenFrames() {
        return brokenFrames;
    }

    private VideoFrame finish() {
        byte[] data = frame.toByteArray();
        frame.reset();
        collecting = false;
        boolean key = Vp8Payload.isKeyFrame(data);
        return new VideoFrame(
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
