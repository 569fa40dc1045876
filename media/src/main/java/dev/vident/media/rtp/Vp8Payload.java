package dev.vident.media.rtp;

/// Reads the VP8 payload descriptor (RFC 7741 section 4.2) and the start of the VP8 payload header
/// in place.
///
/// ```
///       0 1 2 3 4 5 6 7
///      |X|R|N|S|R| PID |  required
/// X:   |I|L|T|K| RSV   |
/// I:   |M| PictureID   |  and a second byte when M is set
/// L:   |   TL0PICIDX   |
/// T/K: |TID|Y| KEYIDX  |
/// ```
public final class Vp8Payload {
    /// Bytes of a key frame before its first partition: frame tag, start code, dimensions (RFC 6386
    /// section 9.1).
    private static final int KEY_FRAME_HEADER_LENGTH = 10;

    private static final int EXTENDED = 0x80;
    private static final int START_OF_PARTITION = 0x10;
    private static final int PARTITION = 0x07;
    private static final int PICTURE_ID = 0x80;
    private static final int TL0PICIDX = 0x40;
    private static final int TID_OR_KEYIDX = 0x30;
    private static final int LONG_PICTURE_ID = 0x80;

    private Vp8Payload() {}

    /// Length of the payload descriptor in bytes, or -1 when the packet holds no VP8 data behind a
    /// whole descriptor.
    public static int descriptorLength(RtpView packet) {
        byte[] buffer = packet.buffer();
        int start = packet.payloadOffset();
        int available = packet.payloadLength();
        if (available < 1) {
            return -1;
        }
        int length = 1;
        if ((buffer[start] & EXTENDED) != 0) {
            if (available < 2) {
                return -1;
            }
            int fields = buffer[start + 1];
            length = 2;
            if ((fields & PICTURE_ID) != 0) {
                if (available <= length) {
                    return -1;
                }
                length += (buffer[start + length] & LONG_PICTURE_ID) != 0 ? 2 : 1;
            }
            length += (fields & TL0PICIDX) != 0 ? 1 : 0;
            length += (fields & TID_OR_KEYIDX) != 0 ? 1 : 0;
        }
        return length < available ? length : -1;
    }

    /// Whether the packet is the first of a frame.
    public static boolean startsFrame(RtpView packet) {
        return descriptorLength(packet) > 0
                && (packet.buffer()[packet.payloadOffset()] & (START_OF_PARTITION | PARTITION))
                        == START_OF_PARTITION;
    }

    /// Whether the packet is the first of a key frame (RFC 6386 section 9.1: lowest bit of the
    /// frame tag is 0).
    public static boolean startsKeyFrame(RtpView packet) {
        return startsFrame(packet)
                && (packet.buffer()[packet.payloadOffset() + descriptorLength(packet)] & 0x01) == 0;
    }

    /// Whether a whole VP8 frame, without descriptor, is a key frame that says its size.
    static boolean isKeyFrame(byte[] frame) {
        return frame.length >= KEY_FRAME_HEADER_LENGTH && (frame[0] & 0x01) == 0;
    }

    /// Width in pixels out of a key frame's header, 14 bits; 0 without its start code.
    static int width(byte[] keyFrame) {
        return !hasStartCode(keyFrame) ? 0 : (keyFrame[7] & 0x3F) << 8 | (keyFrame[6] & 0xFF);
    }

    /// Height in pixels out of a key frame's header, 14 bits; 0 without its start code.
    static int height(byte[] keyFrame) {
        return !hasStartCode(keyFrame) ? 0 : (keyFrame[9] & 0x3F) << 8 | (keyFrame[8] & 0xFF);
    }

    private static boolean hasStartCode(byte[] keyFrame) {
        return keyFrame[3] == (byte) 0x9D && keyFrame[4] == 0x01 && keyFrame[5] == 0x2A;
    }
}
