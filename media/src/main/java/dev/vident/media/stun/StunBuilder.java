package dev.vident.media.stun;

import static dev.vident.media.stun.StunLayout.ATTRIBUTE_HEADER_BYTES;
import static dev.vident.media.stun.StunLayout.FINGERPRINT_BYTES;
import static dev.vident.media.stun.StunLayout.HEADER_BYTES;
import static dev.vident.media.stun.StunLayout.MAGIC_COOKIE;
import static dev.vident.media.stun.StunLayout.TRANSACTION_ID_BYTES;
import static dev.vident.media.stun.StunLayout.padded;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Builds one Binding message. Attributes appear in the order they are added; [#build(byte[])]
/// closes the message with MESSAGE-INTEGRITY and FINGERPRINT. Used by one thread at a time.
public final class StunBuilder {
    private static final int MESSAGE_BYTES_MAX = 548;

    private final ByteBuffer buffer = ByteBuffer.allocate(MESSAGE_BYTES_MAX);
    private final byte[] transactionId;

    /// @param transactionId 12 bytes; of the request when this is a response
    public StunBuilder(StunType type, byte[] transactionId) {
        if (transactionId.length != TRANSACTION_ID_BYTES) {
            throw new IllegalArgumentException(
                    "a transaction id has 12 bytes, not " + transactionId.length);
        }
        this.transactionId = transactionId.clone();
        buffer.putShort((short) type.code())
                .putShort((short) 0)
                .putInt(MAGIC_COOKIE)
                .put(transactionId);
    }

    public StunBuilder attribute(int attributeType, byte[] value) {
        buffer.putShort((short) attributeType).putShort((short) value.length).put(value);
        buffer.position(HEADER_BYTES + padded(buffer.position() - HEADER_BYTES));
        return this;
    }

    public StunBuilder username(String username) {
        return attribute(StunAttribute.USERNAME, username.getBytes(StandardCharsets.UTF_8));
    }

    public StunBuilder mappedAddress(InetSocketAddress address) {
        return attribute(
                StunAttribute.XOR_MAPPED_ADDRESS, XorAddress.encode(address, transactionId));
    }

    /// @param code 300–699
    public StunBuilder errorCode(int code, String reason) {
        byte[] text = reason.getBytes(StandardCharsets.UTF_8);
        return attribute(
                StunAttribute.ERROR_CODE,
                ByteBuffer.allocate(4 + text.length)
                        .put(2, (byte) (code / 100))
                        .put(3, (byte) (code % 100))
                        .put(4, text)
                        .array());
    }

    /// Adds MESSAGE-INTEGRITY made with `key` and FINGERPRINT, and returns the datagram.
    public byte[] build(byte[] key) {
        byte[] message = buffer.array();
        int integrityAt = buffer.position();
        attribute(StunAttribute.MESSAGE_INTEGRITY, StunLayout.integrity(message, integrityAt, key));
        int fingerprintAt = buffer.position();
        int end = fingerprintAt + ATTRIBUTE_HEADER_BYTES + FINGERPRINT_BYTES;
        buffer.putShort(2, (short) (end - HEADER_BYTES));
        int fingerprint = StunLayout.fingerprint(message, fingerprintAt);
        attribute(
                StunAttribute.FINGERPRINT,
                ByteBuffer.allocate(FINGERPRINT_BYTES).putInt(fingerprint).array());
        return Arrays.copyOf(message, end);
    }
}
