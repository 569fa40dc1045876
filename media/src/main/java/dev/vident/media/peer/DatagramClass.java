package dev.vident.media.peer;

/// What a datagram is by its first bytes (RFC 7983 section 7, RFC 5761 section 4).
///
/// ```
///              +----------------+
///              |         [0..3] -+--> STUN
///  datagram -->|       [20..63] -+--> DTLS
///              |     [128..191] -+--> RTP, or RTCP when the second byte is 192–223
///              +----------------+
/// ```
public enum DatagramClass {
    STUN,
    DTLS,
    RTP,
    RTCP,
    UNKNOWN;

    public static DatagramClass of(byte[] buffer, int offset, int length) {
        if (length < 2) {
            return UNKNOWN;
        }
        int first = buffer[offset] & 0xFF;
        if (first <= 3) {
            return STUN;
        }
        if (first >= 20 && first <= 63) {
            return DTLS;
        }
        if (first < 128 || first > 191) {
            return UNKNOWN;
        }
        int second = buffer[offset + 1] & 0xFF;
        return second >= 192 && second <= 223 ? RTCP : RTP;
    }
}
