package dev.vident.media.synthetic;

import java.nio.ByteBuffer;

/// H.264 in non-interleaved mode (RFC 6184 section 6.3), as browsers send it: small NAL units that
/// follow each other in one packet (STAP-A), large ones in pieces (FU-A), others as they are.
final class H264Packets implements FramePackets {
    private static final int LENGTH_BYTES = 4;
    private static final int STAP_A = 24;
    private static final int FU_A = 28;
    private static final int FU_START = 0x80;
    private static final int FU_END = 0x40;
    private static final int IMPORTANCE = 0x60;
    private static final int TYPE = 0x1F;
    private static final int FU_HEADERS_LENGTH = 2;

    private byte[] frame = {};

    /// The length of the NAL unit that is next, or the next byte of the one that is being cut.
    private int at;

    /// Where the unit that is being cut ends; 0 between units.
    private int cutEnd;

    private byte cutHeader;

    @Override
    public void begin(byte[] frame) {
        this.frame = frame;
        at = 0;
        cutEnd = 0;
    }

    @Override
    public boolean hasMore() {
        return at < frame.length;
    }

    @Override
    public int write(byte[] target, int offset) {
        if (cutEnd > 0) {
            return piece(target, offset, 0);
        }
        int length = unitLength(at);
        if (length > PAYLOAD_MAX) {
            cutHeader = frame[at + LENGTH_BYTES];
            cutEnd = at + LENGTH_BYTES + length;
            at += LENGTH_BYTES + 1;
            return piece(target, offset, FU_START);
        }
        int units = unitsThatFit();
        return units > 1 ? aggregate(target, offset, units) : whole(target, offset);
    }

    private int whole(byte[] target, int offset) {
        int length = unitLength(at);
        System.arraycopy(frame, at + LENGTH_BYTES, target, offset, length);
        at += LENGTH_BYTES + length;
        return length;
    }

    private int unitsThatFit() {
        int units = 0;
        int size = 1;
        int next = at;
        while (next < frame.length) {
            size += 2 + unitLength(next);
            if (size > PAYLOAD_MAX) {
                return units;
            }
            next += LENGTH_BYTES + unitLength(next);
            units++;
        }
        return units;
    }

    private int aggregate(byte[] target, int offset, int units) {
        int written = offset + 1;
        int importance = 0;
        for (int i = 0; i < units; i++) {
            int length = unitLength(at);
            importance = Math.max(importance, frame[at + LENGTH_BYTES] & IMPORTANCE);
            target[written] = (byte) (length >>> 8);
            target[written + 1] = (byte) length;
            System.arraycopy(frame, at + LENGTH_BYTES, target, written + 2, length);
            written += 2 + length;
            at += LENGTH_BYTES + length;
        }
        target[offset] = (byte) (importance | STAP_A);
        return written - offset;
    }

    private int piece(byte[] target, int offset, int start) {
        int length = Math.min(PAYLOAD_MAX - FU_HEADERS_LENGTH, cutEnd - at);
        boolean last = at + length == cutEnd;
        target[offset] = (byte) ((cutHeader & IMPORTANCE) | FU_A);
        target[offset + 1] = (byte) (start | (last ? FU_END : 0) | (cutHeader & TYPE));
        System.arraycopy(frame, at, target, offset + FU_HEADERS_LENGTH, length);
        at += length;
        cutEnd = last ? 0 : cutEnd;
        return FU_HEADERS_LENGTH + length;
    }

    private int unitLength(int position) {
        return ByteBuffer.wrap(frame).getInt(position);
    }
}
