package dev.vident.media.srtp;

/// As much of an RTP header as SRTP needs (RFC 3550 section 5.1).
final class RtpHeader {
    static final int MALFORMED = -1;

    private static final int FIXED_BYTES = 12;

    private RtpHeader() {}

    /// Bytes of fixed header, CSRC list and extension, or [#MALFORMED] when they do not fit into
    /// `length`.
    static int length(byte[] buffer, int offset, int length) {
        if (length < FIXED_BYTES || (buffer[offset] & 0xC0) != 0x80) {
            return MALFORMED;
        }
        int header = FIXED_BYTES + 4 * (buffer[offset] & 0x0F);
        if ((buffer[offset] & 0x10) != 0) {
            if (length < header + 4) {
                return MALFORMED;
            }
            header += 4 + 4 * Words.getShort(buffer, offset + header + 2);
        }
        return header <= length ? header : MALFORMED;
    }

    static int sequence(byte[] buffer, int offset) {
        return Words.getShort(buffer, offset + 2);
    }

    static int ssrc(byte[] buffer, int offset) {
        return Words.getInt(buffer, offset + 8);
    }
}
