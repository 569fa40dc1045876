package dev.vident.media.srtp;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// AES_CM_128_HMAC_SHA1_80 of RFC 3711. SRTCP is laid out as `header | ciphertext | E‖index | tag`
/// (section 3.4).
final class CounterCipher implements PacketCipher {
    private static final int TAG_BYTES = 10;
    private static final int SALT_BYTES = 14;
    private static final int INDEX_BYTES = 4;
    private static final int RTCP_HEADER_BYTES = 8;
    private static final int ENCRYPTED = 0x80000000;

    private final Cipher cipher;
    private final SecretKeySpec rtpKey;
    private final SecretKeySpec rtcpKey;
    private final byte[] rtpSalt;
    private final byte[] rtcpSalt;
    private final Mac rtpMac;
    private final Mac rtcpMac;
    private final byte[] counter = new byte[16];
    private final byte[] rolloverCounter = new byte[4];
    private final byte[] computed;

    CounterCipher(SessionKeys keys) {
        rtpKey = new SecretKeySpec(keys.rtpKey(), "AES");
        rtcpKey = new SecretKeySpec(keys.rtcpKey(), "AES");
        rtpSalt = keys.rtpSalt();
        rtcpSalt = keys.rtcpSalt();
        try {
            cipher = Cipher.getInstance("AES/CTR/NoPadding");
            rtpMac = mac(keys.rtpAuthentication());
            rtcpMac = mac(keys.rtcpAuthentication());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES/CTR and HmacSHA1", e);
        }
        computed = new byte[rtpMac.getMacLength()];
    }

    @Override
    public int sealRtp(
            byte[] buffer, int offset, int headerLength, int length, int ssrc, long index) {
        crypt(rtpKey, rtpSalt, ssrc, index, buffer, offset + headerLength, length - headerLength);
        authenticateRtp(buffer, offset, length, index);
        System.arraycopy(computed, 0, buffer, offset + length, TAG_BYTES);
        return length + TAG_BYTES;
    }

    @Override
    public int openRtp(
            byte[] buffer, int offset, int headerLength, int length, int ssrc, long index) {
        int plainLength = length - TAG_BYTES;
        authenticateRtp(buffer, offset, plainLength, index);
        if (!tagMatches(buffer, offset + plainLength)) {
            return FORGED;
        }
        crypt(
                rtpKey,
                rtpSalt,
                ssrc,
                index,
                buffer,
                offset + headerLength,
                plainLength - headerLength);
        return plainLength;
    }

    @Override
    public int sealRtcp(byte[] buffer, int offset, int length, int ssrc, int index) {
        int start = offset + RTCP_HEADER_BYTES;
        crypt(rtcpKey, rtcpSalt, ssrc, index, buffer, start, length - RTCP_HEADER_BYTES);
        Words.putInt(buffer, offset + length, ENCRYPTED | index);
        authenticate(rtcpMac, buffer, offset, length + INDEX_BYTES);
        System.arraycopy(computed, 0, buffer, offset + length + INDEX_BYTES, TAG_BYTES);
        return length + INDEX_BYTES + TAG_BYTES;
    }

    @Override
    public int openRtcp(byte[] buffer, int offset, int length, int ssrc, int index) {
        int authenticated = length - TAG_BYTES;
        authenticate(rtcpMac, buffer, offset, authenticated);
        if (!tagMatches(buffer, offset + authenticated)) {
            return FORGED;
        }
        int plainLength = authenticated - INDEX_BYTES;
        boolean encrypted = (Words.getInt(buffer, offset + plainLength) & ENCRYPTED) != 0;
        if (encrypted) {
            int start = offset + RTCP_HEADER_BYTES;
            crypt(rtcpKey, rtcpSalt, ssrc, index, buffer, start, plainLength - RTCP_HEADER_BYTES);
        }
        return plainLength;
    }

    @Override
    public int claimedRtcpIndex(byte[] buffer, int offset, int length) {
        return Words.getInt(buffer, offset + length - TAG_BYTES - INDEX_BYTES) & ~ENCRYPTED;
    }

    @Override
    public int rtpOverhead() {
        return TAG_BYTES;
    }

    @Override
    public int rtcpOverhead() {
        return INDEX_BYTES + TAG_BYTES;
    }

    /// The counter block is `(salt ‖ 0 0) ^ (SSRC at byte 4) ^ (index at byte 8)` (section 4.1.1).
    private void crypt(
            SecretKeySpec key,
            byte[] salt,
            int ssrc,
            long index,
            byte[] buffer,
            int start,
            int length) {
        System.arraycopy(salt, 0, counter, 0, SALT_BYTES);
        counter[14] = 0;
        counter[15] = 0;
        Words.xor(counter, 4, ssrc & 0xFFFFFFFFL, 4);
        Words.xor(counter, 8, index, 6);
        try {
            cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(counter));
            cipher.doFinal(buffer, start, length, buffer, start);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES/CTR cannot encrypt", e);
        }
    }

    /// The tag of SRTP also covers the rollover counter, which is not sent (section 4.2).
    private void authenticateRtp(byte[] buffer, int offset, int length, long index) {
        Words.putInt(rolloverCounter, 0, (int) (index >>> 16));
        rtpMac.update(buffer, offset, length);
        authenticate(rtpMac, rolloverCounter, 0, rolloverCounter.length);
    }

    private void authenticate(Mac mac, byte[] buffer, int offset, int length) {
        try {
            mac.update(buffer, offset, length);
            mac.doFinal(computed, 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA1 has no room for its result", e);
        }
    }

    private boolean tagMatches(byte[] buffer, int tagAt) {
        byte[] claimed = Arrays.copyOfRange(buffer, tagAt, tagAt + TAG_BYTES);
        return MessageDigest.isEqual(claimed, Arrays.copyOf(computed, TAG_BYTES));
    }

    private static Mac mac(byte[] key) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(key, "HmacSHA1"));
        return mac;
    }
}
