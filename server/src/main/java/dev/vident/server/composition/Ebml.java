package dev.vident.server.composition;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Elements of EBML (RFC 8794) as bytes; every size takes eight bytes.
final class Ebml {
    static final int SIZE_BYTES = 8;

    /// The length descriptor of an eight-byte size.
    private static final long SIZE_MARK = 0x0100_0000_0000_0000L;

    private Ebml() {}

    /// An element with content.
    static byte[] element(int id, byte[] content) {
        return join(start(id, content.length), content);
    }

    /// Id and size, what stands before a content of that many bytes.
    static byte[] start(int id, long contentBytes) {
        byte[] name = bytes(Integer.toUnsignedLong(id));
        return ByteBuffer.allocate(name.length + SIZE_BYTES)
                .put(name)
                .putLong(SIZE_MARK | contentBytes)
                .array();
    }

    /// An element with an unsigned number, as short as it can be.
    static byte[] number(int id, long value) {
        return element(id, bytes(value));
    }

    /// An element with an unsigned number in eight bytes.
    static byte[] longNumber(int id, long value) {
        return element(id, ByteBuffer.allocate(Long.BYTES).putLong(value).array());
    }

    /// An element with a floating-point number.
    static byte[] real(int id, double value) {
        return element(id, ByteBuffer.allocate(Double.BYTES).putDouble(value).array());
    }

    static byte[] text(int id, String value) {
        return element(id, value.getBytes(StandardCharsets.US_ASCII));
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /// Big endian without leading zeros, at least one byte.
    private static byte[] bytes(long value) {
        int length = Math.max(1, (Long.SIZE - Long.numberOfLeadingZeros(value) + 7) / 8);
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (value >>> (8 * (length - 1 - i)));
        }
        return bytes;
    }
}
