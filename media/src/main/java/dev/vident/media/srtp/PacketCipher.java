package dev.vident.media.srtp;

/// Encrypts and authenticates single packets in place with the session keys of one direction. Knows
/// nothing of indices already used or seen; that is [SrtpSender]'s and [SrtpReceiver]'s part. Used
/// by one thread at a time.
sealed interface PacketCipher permits GcmCipher, CounterCipher {
    /// The answer of an `open` that failed.
    int FORGED = -1;

    /// Protects an RTP packet; the buffer must have room for the tag behind it.
    ///
    /// @param headerLength bytes that stay readable: fixed header, CSRCs, extensions
    /// @param index the 48-bit packet index of RFC 3711 section 3.3.1
    /// @return the new length
    int sealRtp(byte[] buffer, int offset, int headerLength, int length, int ssrc, long index);

    /// Checks and decrypts an SRTP packet.
    ///
    /// @return the new length, or [#FORGED]
    int openRtp(byte[] buffer, int offset, int headerLength, int length, int ssrc, long index);

    /// Protects a compound RTCP packet; the buffer must have room for tag and index behind it.
    ///
    /// @param index the 31-bit SRTCP index
    /// @return the new length
    int sealRtcp(byte[] buffer, int offset, int length, int ssrc, int index);

    /// Checks and decrypts an SRTCP packet, whose index is `index`.
    ///
    /// @return the new length, or [#FORGED]
    int openRtcp(byte[] buffer, int offset, int length, int ssrc, int index);

    /// The SRTCP index a received packet claims (RFC 3711 section 3.4).
    int claimedRtcpIndex(byte[] buffer, int offset, int length);

    /// Bytes SRTP adds to a packet.
    int rtpOverhead();

    /// Bytes SRTCP adds to a packet.
    int rtcpOverhead();

    static PacketCipher create(SrtpProfile profile, MasterKey master) {
        SessionKeys keys = SessionKeys.derive(profile, master);
        return switch (profile) {
            case AEAD_AES_128_GCM -> new GcmCipher(keys);
            case AES_CM_128_HMAC_SHA1_80 -> new CounterCipher(keys);
        };
    }
}
