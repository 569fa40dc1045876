package dev.vident.media.stun;

import static dev.vident.media.stun.StunLayout.ATTRIBUTE_HEADER_BYTES;
import static dev.vident.media.stun.StunLayout.FINGERPRINT_BYTES;
import static dev.vident.media.stun.StunLayout.HEADER_BYTES;
import static dev.vident.media.stun.StunLayout.INTEGRITY_BYTES;
import static dev.vident.media.stun.StunLayout.MAGIC_COOKIE;
import static dev.vident.media.stun.StunLayout.TRANSACTION_ID_BYTES;
import static dev.vident.media.stun.StunLayout.TRANSACTION_ID_OFFSET;
import static dev.vident.media.stun.StunLayout.padded;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One well-formed Binding message (RFC 8489), parsed from a datagram of which it keeps its own
/// copy. Immutable.
///
/// Well-formed says nothing of authentic: see [#hasIntegrity(byte[])].
public final class StunMessage {
    private static final int ABSENT = -1;

    private final StunType type;
    private final byte[] bytes;

    private StunMessage(StunType type, byte[] bytes) {
        this.type = type;
        this.bytes = bytes;
    }

    /// Reads one datagram.
    ///
    /// @return null when it is not a complete, well-formed Binding message
    public static @Nullable StunMessage parse(byte[] buffer, int offset, int length) {
        if (length < HEADER_BYTES || (length & 3) != 0) {
            return null;
        }
        ByteBuffer view = ByteBuffer.wrap(buffer, offset, length).slice();
        StunType type = StunType.of(view.getShort(0) & 0xFFFF);
        int bodyLength = view.getShort(2) & 0xFFFF;
        if (type == null || bodyLength != length - HEADER_BYTES || view.getInt(4) != MAGIC_COOKIE) {
            return null;
        }
        int position = HEADER_BYTES;
        while (position < length) {
            if (length - position < ATTRIBUTE_HEADER_BYTES) {
                return null;
            }
            int valueLength = view.getShort(position + 2) & 0xFFFF;
            position += ATTRIBUTE_HEADER_BYTES + padded(valueLength);
        }
        return position == length
                ? new StunMessage(type, Arrays.copyOfRange(buffer, offset, offset + length))
                : null;
    }

    /// Bytes of the whole message.
    public int length() {
        return bytes.length;
    }

    public StunType type() {
        return type;
    }

    /// A copy of the 12 bytes that pair a response with its request.
    public byte[] transactionId() {
        return Arrays.copyOfRange(
                bytes, TRANSACTION_ID_OFFSET, TRANSACTION_ID_OFFSET + TRANSACTION_ID_BYTES);
    }

    /// The USERNAME, or null when there is none.
    public @Nullable String username() {
        byte[] value = attribute(StunAttribute.USERNAME);
        return value == null ? null : new String(value, StandardCharsets.UTF_8);
    }

    /// Whether an attribute of this type is present where it counts.
    public boolean has(int attributeType) {
        return find(attributeType) != ABSENT;
    }

    /// A copy of the value of the first attribute of this type, or null.
    public byte @Nullable [] attribute(int attributeType) {
        int position = find(attributeType);
        if (position == ABSENT) {
            return null;
        }
        int start = position + ATTRIBUTE_HEADER_BYTES;
        return Arrays.copyOfRange(bytes, start, start + valueLength(position));
    }

    /// The address in XOR-MAPPED-ADDRESS, or null when absent or malformed.
    public @Nullable InetSocketAddress mappedAddress() {
        byte[] value = attribute(StunAttribute.XOR_MAPPED_ADDRESS);
        return value == null ? null : XorAddress.decode(value, transactionId());
    }

    /// The code of ERROR-CODE, 300–699, or 0 when absent or malformed.
    public int errorCode() {
        byte[] value = attribute(StunAttribute.ERROR_CODE);
        return value == null || value.length < 4 ? 0 : (value[2] & 7) * 100 + (value[3] & 0xFF);
    }

    /// Whether MESSAGE-INTEGRITY is present and was made with `key` (RFC 8489 section 14.5).
    /// Compares in constant time.
    public boolean hasIntegrity(byte[] key) {
        int position = find(StunAttribute.MESSAGE_INTEGRITY);
        if (position == ABSENT || valueLength(position) != INTEGRITY_BYTES) {
            return false;
        }
        int start = position + ATTRIBUTE_HEADER_BYTES;
        byte[] claimed = Arrays.copyOfRange(bytes, start, start + INTEGRITY_BYTES);
        return MessageDigest.isEqual(claimed, StunLayout.integrity(bytes, position, key));
    }

    /// Whether FINGERPRINT is present, last and right (RFC 8489 section 14.7).
    public boolean hasFingerprint() {
        int position = bytes.length - ATTRIBUTE_HEADER_BYTES - FINGERPRINT_BYTES;
        return position >= HEADER_BYTES
                && find(StunAttribute.FINGERPRINT) == position
                && valueLength(position) == FINGERPRINT_BYTES
                && ByteBuffer.wrap(bytes).getInt(position + ATTRIBUTE_HEADER_BYTES)
                        == StunLayout.fingerprint(bytes, position);
    }

    /// Where the attribute starts. What follows MESSAGE-INTEGRITY is not protected by it and
    /// therefore, but for FINGERPRINT, does not exist for us (RFC 8489 section 14.5).
    private int find(int attributeType) {
        boolean sealed = false;
        int position = HEADER_BYTES;
        while (position < bytes.length) {
            int found = ((bytes[position] & 0xFF) << 8) | (bytes[position + 1] & 0xFF);
            if (found == attributeType && (!sealed || found == StunAttribute.FINGERPRINT)) {
                return position;
            }
            sealed |= found == StunAttribute.MESSAGE_INTEGRITY;
            position += ATTRIBUTE_HEADER_BYTES + padded(valueLength(position));
        }
        return ABSENT;
    }

    private int valueLength(int position) {
        return ((bytes[position + 2] & 0xFF) << 8) | (bytes[position + 3] & 0xFF);
    }
}
