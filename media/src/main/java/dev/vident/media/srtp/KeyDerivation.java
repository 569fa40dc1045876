package dev.vident.media.srtp;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Session keys from a master key by AES-CM (RFC 3711 section 4.3, with the 12-byte salts of RFC
/// 7714 section 11 filled up by zeros). The key derivation rate is 0: keys are derived once.
final class KeyDerivation {
    static final int RTP_ENCRYPTION = 0;
    static final int RTP_AUTHENTICATION = 1;
    static final int RTP_SALT = 2;
    static final int RTCP_ENCRYPTION = 3;
    static final int RTCP_AUTHENTICATION = 4;
    static final int RTCP_SALT = 5;

    private static final int MASTER_SALT_BYTES = 14;
    private static final int LABEL_OFFSET = 7;

    private KeyDerivation() {}

    /// @param label one of the six constants above
    static byte[] derive(MasterKey master, int label, int length) {
        byte[] counter = Arrays.copyOf(Arrays.copyOf(master.salt(), MASTER_SALT_BYTES), 16);
        counter[LABEL_OFFSET] ^= (byte) label;
        try {
            Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(master.key(), "AES"),
                    new IvParameterSpec(counter));
            return cipher.doFinal(new byte[length]);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES/CTR with 128-bit keys", e);
        }
    }
}
