package dev.vident.media.rtcp;

/// The header every RTCP packet starts with (RFC 3550 section 6.4.1) and big-endian access to what
/// follows.
///
/// ```
///  0                   1                   2                   3
///  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
/// |V=2|P| count   |      type     |      length in words - 1      |
/// ```
final class RtcpHeader {
    static final int LENGTH = 4;
    static final int REPORT_BLOCK_LENGTH = 24;

    static final int TYPE_SENDER_REPORT = 200;
    static final int TYPE_RECEIVER_REPORT = 201;
    static final int TYPE_SOURCE_DESCRIPTION = 202;
    static final int TYPE_GOODBYE = 203;
    static final int TYPE_TRANSPORT_LAYER_FEEDBACK = 205;
    static final int TYPE_PAYLOAD_SPECIFIC_FEEDBACK = 206;

    static final int FORMAT_GENERIC_NACK = 1;
    static final int FORMAT_TRANSPORT_WIDE = 15;
    static final int FORMAT_PICTURE_LOSS = 1;
    static final int FORMAT_FULL_INTRA = 4;

    private RtcpHeader() {}

    static int write(byte[] buffer, int offset, int count, int type, int packetLength) {
        buffer[offset] = (byte) (0x80 | count);
        buffer[offset + 1] = (byte) type;
        putShort(buffer, offset + 2, packetLength / 4 - 1);
        return offset + LENGTH;
    }

    static int count(byte[] buffer, int offset) {
        return buffer[offset] & 0x1F;
    }

    static int getShort(byte[] buffer, int at) {
        return (buffer[at] & 0xFF) << 8 | (buffer[at + 1] & 0xFF);
    }

    static int getInt(byte[] buffer, int at) {
        return (getShort(buffer, at) << 16) | getShort(buffer, at + 2);
    }

    static long getLong(byte[] buffer, int at) {
        return ((long) getInt(buffer, at) << 32) | Integer.toUnsignedLong(getInt(buffer, at + 4));
    }

    static void putShort(byte[] buffer, int at, int value) {
        buffer[at] = (byte) (value >>> 8);
        buffer[at + 1] = (byte) value;
    }

    static void putInt(byte[] buffer, int at, int value) {
        putShort(buffer, at, value >>> 16);
        putShort(buffer, at + 2, value);
    }

    static void putLong(byte[] buffer, int at, long value) {
        putInt(buffer, at, (int) (value >>> 32));
        putInt(buffer, at + 4, (int) value);
    }
}
