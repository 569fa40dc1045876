package dev.vident.media.srtp;

import dev.vident.media.gcm.AesGcm;

/// AEAD_AES_128_GCM of RFC 7714. SRTCP is laid out as `header | ciphertext | tag | E‖index`, where
/// header and the last word are the associated data (section 9.2).
final class GcmCipher implements PacketCipher {
    private static final int TAG_BYTES = AesGcm.TAG_BYTES;
    private static final int NONCE_BYTES = AesGcm.NONCE_BYTES;
    private static final int INDEX_BYTES = AesGcm.TRAILER_BYTES;
    private static final int ENCRYPTED = 0x80000000;
    private static final int RTCP_HEADER_BYTES = 8;

    private final AesGcm rtp;
    private final AesGcm rtcp;
    private final byte[] rtpSalt;
    private final byte[] rtcpSalt;
    private final byte[] nonce = new byte[NONCE_BYTES];

    GcmCipher(SessionKeys keys) {
        rtp = AesGcm.of(keys.rtpKey());
        rtcp = AesGcm.of(keys.rtcpKey());
        rtpSalt = keys.rtpSalt();
        rtcpSalt = keys.rtcpSalt();
    }

    @Override
    public int sealRtp(
            byte[] buffer, int offset, int headerLength, int length, int ssrc, long index) {
        start(rtpSalt, ssrc, index, 6);
        int start = offset + headerLength;
        int text = length - headerLength;
        return headerLength + rtp.seal(nonce, buffer, offset, start, text, AesGcm.NO_TRAILER);
    }

    @Override
    public int openRtp(
            byte[] buffer, int offset, int headerLength, int length, int ssrc, long index) {
        start(rtpSalt, ssrc, index, 6);
        int start = offset + headerLength;
        int sealed = length - headerLength;
        int text = rtp.open(nonce, buffer, offset, start, sealed, AesGcm.NO_TRAILER);
        return text == AesGcm.FORGED ? FORGED : headerLength + text;
    }

    @Override
    public int sealRtcp(byte[] buffer, int offset, int length, int ssrc, int index) {
        int indexAt = offset + length + TAG_BYTES;
        Words.putInt(buffer, indexAt, ENCRYPTED | index);
        start(rtcpSalt, ssrc, index, 4);
        int start = offset + RTCP_HEADER_BYTES;
        int sealed = rtcp.seal(nonce, buffer, offset, start, length - RTCP_HEADER_BYTES, indexAt);
        return RTCP_HEADER_BYTES + sealed + INDEX_BYTES;
    }

    @Override
    public int openRtcp(byte[] buffer, int offset, int length, int ssrc, int index) {
        int indexAt = offset + length - INDEX_BYTES;
        if ((Words.getInt(buffer, indexAt) & ENCRYPTED) == 0) {
            return FORGED; // authenticated but unencrypted RTCP (E = 0) is not something a browser
            // sends
        }
        start(rtcpSalt, ssrc, index, 4);
        int start = offset + RTCP_HEADER_BYTES;
        int text = rtcp.open(nonce, buffer, offset, start, indexAt - start, indexAt);
        return text == AesGcm.FORGED ? FORGED : RTCP_HEADER_BYTES + text;
    }

    @Override
    public int claimedRtcpIndex(byte[] buffer, int offset, int length) {
        return Words.getInt(buffer, offset + length - INDEX_BYTES) & ~ENCRYPTED;
    }

    @Override
    public int rtpOverhead() {
        return TAG_BYTES;
    }

    @Override
    public int rtcpOverhead() {
        return TAG_BYTES + INDEX_BYTES;
    }

    /// The nonce is `salt ^ (00 00 ‖ SSRC ‖ index)`, the index right-aligned (sections 8.1 and
    /// 9.1).
    private void start(byte[] salt, int ssrc, long index, int indexBytes) {
        System.arraycopy(salt, 0, nonce, 0, NONCE_BYTES);
        Words.xor(nonce, 2, ssrc & 0xFFFFFFFFL, 4);
        Words.xor(nonce, NONCE_BYTES - indexBytes, index, indexBytes);
    }
}
