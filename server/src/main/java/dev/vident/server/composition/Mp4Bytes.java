package dev.vident.server.composition;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Boxes of ISO/IEC 14496-12 section 4.2 as bytes.
final class Mp4Bytes {
    private static final int START_BYTES = 8;
    private static final int WIDE_START_BYTES = 16;

    /// Neither turned nor scaled (section 6.2.2).
    static final byte[] MATRIX = u32(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000);

    private Mp4Bytes() {}

    static byte[] box(String type, byte[]... parts) {
        byte[] content = Ebml.join(parts);
        return ByteBuffer.allocate(START_BYTES + content.length)
                .putInt(START_BYTES + content.length)
                .put(text(type))
                .put(content)
                .array();
    }

    /// A box with version 0 and flags.
    static byte[] full(String type, int flags, byte[]... parts) {
        return box(type, u32(flags), Ebml.join(parts));
    }

    /// What stands before the content of a box that may be large.
    static byte[] wideStart(String type, long contentBytes) {
        return ByteBuffer.allocate(WIDE_START_BYTES)
                .putInt(1)
                .put(text(type))
                .putLong(WIDE_START_BYTES + contentBytes)
                .array();
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] u16(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(Short.BYTES * values.length);
        for (int value : values) {
            bytes.putShort((short) value);
        }
        return bytes.array();
    }

    static byte[] u32(long... values) {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * values.length);
        for (long value : values) {
            bytes.putInt((int) value);
        }
        return bytes.array();
    }
}
