package dev.vident.media.srtp;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Big-endian numbers in packet bytes.
final class Words {
    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private Words() {}

    static int getInt(byte[] buffer, int offset) {
        return (int) INT.get(buffer, offset);
    }

    static void putInt(byte[] buffer, int offset, int value) {
        INT.set(buffer, offset, value);
    }

    static int getShort(byte[] buffer, int offset) {
        return ((buffer[offset] & 0xFF) << 8) | (buffer[offset + 1] & 0xFF);
    }

    /// Xors the low `bytes` bytes of `value`, most significant first, into the buffer.
    static void xor(byte[] buffer, int offset, long value, int bytes) {
        for (int i = 0; i < bytes; i++) {
            buffer[offset + i] ^= (byte) (value >>> (8 * (bytes - 1 - i)));
        }
    }
}
