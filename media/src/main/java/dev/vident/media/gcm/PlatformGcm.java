package dev.vident.media.gcm;

import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// By the cipher of the Java platform.
final class PlatformGcm implements AesGcm {
    private final Cipher cipher;
    private final SecretKeySpec key;

    PlatformGcm(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
        try {
            this.cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES/GCM", e);
        }
    }

    @Override
    public int seal(byte[] nonce, byte[] buffer, int offset, int start, int length, int trailer) {
        try {
            begin(Cipher.ENCRYPT_MODE, nonce, buffer, offset, start, trailer);
            return cipher.doFinal(buffer, start, length, buffer, start);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES/GCM cannot seal", e);
        }
    }

    @Override
    public int open(byte[] nonce, byte[] buffer, int offset, int start, int length, int trailer) {
        try {
            begin(Cipher.DECRYPT_MODE, nonce, buffer, offset, start, trailer);
            return cipher.doFinal(buffer, start, length, buffer, start);
        } catch (AEADBadTagException e) {
            return FORGED;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES/GCM cannot open", e);
        }
    }

    private void begin(int mode, byte[] nonce, byte[] buffer, int offset, int start, int trailer)
            throws GeneralSecurityException {
        cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
        cipher.updateAAD(buffer, offset, start - offset);
        if (trailer != NO_TRAILER) {
            cipher.updateAAD(buffer, trailer, TRAILER_BYTES);
        }
    }
}
