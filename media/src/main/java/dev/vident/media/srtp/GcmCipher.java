package dev.vident.media.srtp;

import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// AEAD_AES_128_GCM of RFC 7714. SRTCP is laid out as `header | ciphertext | tag | E‖index`, where
/// header and the last word are the associated data (section 9.2).
final class GcmCipher implements PacketCipher {
    private static final int TAG_BYTES = 16;
    private static final int NONCE_BYTES = 12;
    private static final int INDEX_BYTES = 4;
    private static final int RTCP_HEADER_BYTES = 8;
    private static final int ENCRYPTED = 0x80000000;

    /// One for each key: to change the key of a cipher means to expand it again.
    private final Cipher rtpCipher = create();

    private final Cipher rtcpCipher = create();
    private final SecretKeySpec rtpKey;
    private final SecretKeySpec rtcpKey;
    private final byte[] rtpSalt;
    private final byte[] rtcpSalt;
    private final byte[] nonce = new byte[NONCE_BYTES];

    GcmCipher(SessionKeys keys) {
        rtpKey = new SecretKeySpec(keys.rtpKey(), "AES");
        rtcpKey = new SecretKeySpec(keys.rtcpKey(), "AES");
        rtpSalt = keys.rtpSalt();
        rtcpSalt = keys.rtcpSalt();
    }

    private static Cipher create() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES/GCM", e);
        }
    }

    @Override
    public int sealRtp(
            byte[] buffer, int offset, int headerLength, int length, int ssrc, long index) {
        try {
            start(rtpCipher, Cipher.ENCRYPT_MODE, rtpKey, rtpSalt, ssrc, index, 6);
            rtpCipher.updateAAD(buffer, offset, headerLength);
            int start = offset + headerLength;
            return headerLength
                    + rtpCipher.doFinal(buffer, start, length - headerLength, buffer, start);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES/GCM cannot seal", e);
        }
    }

    @Override
    public int openRtp(
            byte[] buffer, int offset, int headerLength, int length, int ssrc, long index) {
        try {
            start(rtpCipher, Cipher.DECRYPT_MODE, rtpKey, rtpSalt, ssrc, index, 6);
            rtpCipher.updateAAD(buffer, offset, headerLength);
            int start = offset + headerLength;
            return headerLength
                    + rtpCipher.doFinal(buffer, start, length - headerLength, buffer, start);
        } catch (AEADBadTagException e) {
            return FORGED;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES/GCM cannot open", e);
        }
    }

    @Override
    public int sealRtcp(byte[] buffer, int offset, int length, int ssrc, int index) {
        try {
            int indexAt = offset + length + TAG_BYTES;
            Words.putInt(buffer, indexAt, ENCRYPTED | index);
            start(rtcpCipher, Cipher.ENCRYPT_MODE, rtcpKey, rtcpSalt, ssrc, index, 4);
            rtcpCipher.updateAAD(buffer, offset, RTCP_HEADER_BYTES);
            rtcpCipher.updateAAD(buffer, indexAt, INDEX_BYTES);
            int start = offset + RTCP_HEADER_BYTES;
            rtcpCipher.doFinal(buffer, start, length - RTCP_HEADER_BYTES, buffer, start);
            return length + TAG_BYTES + INDEX_BYTES;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES/GCM cannot seal", e);
        }
    }

    @Override
    public int openRtcp(byte[] buffer, int offset, int length, int ssrc, int index) {
        int indexAt = offset + length - INDEX_BYTES;
        if ((Words.getInt(buffer, indexAt) & ENCRYPTED) == 0) {
            return FORGED; // authenticated but unencrypted RTCP (E = 0) is not something a browser
            // sends
        }
        try {
            start(rtcpCipher, Cipher.DECRYPT_MODE, rtcpKey, rtcpSalt, ssrc, index, 4);
            rtcpCipher.updateAAD(buffer, offset, RTCP_HEADER_BYTES);
            rtcpCipher.updateAAD(buffer, indexAt, INDEX_BYTES);
            int start = offset + RTCP_HEADER_BYTES;
            return RTCP_HEADER_BYTES
                    + rtcpCipher.doFinal(buffer, start, indexAt - start, buffer, start);
        } catch (AEADBadTagException e) {
            return FORGED;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES/GCM cannot open", e);
        }
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
    private void start(
            Cipher cipher,
            int mode,
            SecretKeySpec key,
            byte[] salt,
            int ssrc,
            long index,
            int indexBytes)
            throws GeneralSecurityException {
        System.arraycopy(salt, 0, nonce, 0, NONCE_BYTES);
        Words.xor(nonce, 2, ssrc & 0xFFFFFFFFL, 4);
        Words.xor(nonce, NONCE_BYTES - indexBytes, index, indexBytes);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * 8, nonce));
    }
}
