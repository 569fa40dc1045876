package dev.vident.media.stun;

import java.security.GeneralSecurityException;
import java.util.zip.CRC32;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The fixed numbers of a STUN message and its two check values (RFC 8489 sections 5, 14.5 and
/// 14.7).
///
/// ```
///  0                   1                   2                   3
/// |0 0|     message type (14)     |         length (16)           |
/// |                   magic cookie 0x2112A442                     |
/// |                    transaction id (96)                        |
/// |  attribute type (16)          |  attribute length (16)        | value, padded to 4 bytes …
/// ```
final class StunLayout {
    static final int HEADER_BYTES = 20;
    static final int ATTRIBUTE_HEADER_BYTES = 4;
    static final int TRANSACTION_ID_OFFSET = 8;
    static final int TRANSACTION_ID_BYTES = 12;
    static final int MAGIC_COOKIE = 0x2112A442;
    static final int INTEGRITY_BYTES = 20;
    static final int FINGERPRINT_BYTES = 4;

    private static final int FINGERPRINT_XOR = 0x5354554E;

    private StunLayout() {}

    /// HMAC-SHA1 over everything before the attribute at `attributeOffset`, with the header's
    /// length field counting up to the end of that attribute, as RFC 8489 section 14.5 asks.
    static byte[] integrity(byte[] message, int attributeOffset, byte[] key) {
        int countedLength =
                attributeOffset + ATTRIBUTE_HEADER_BYTES + INTEGRITY_BYTES - HEADER_BYTES;
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "HmacSHA1"));
            mac.update(message, 0, 2);
            mac.update((byte) (countedLength >>> 8));
            mac.update((byte) countedLength);
            mac.update(message, 4, attributeOffset - 4);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA1", e);
        }
    }

    /// CRC-32 over everything before the attribute at `attributeOffset`; the header's length must
    /// already count it.
    static int fingerprint(byte[] message, int attributeOffset) {
        CRC32 crc = new CRC32();
        crc.update(message, 0, attributeOffset);
        return (int) crc.getValue() ^ FINGERPRINT_XOR;
    }

    static int padded(int length) {
        return (length + 3) & ~3;
    }
}
