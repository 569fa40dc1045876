package dev.vident.server.secret;

import dev.vident.server.platform.Randomness;
import dev.vident.server.platform.Redacted;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Encrypts secrets at rest with AES-256-GCM. Each secret has a data key of its own, which is
/// stored beside it encrypted by a key derived from the master key; changing the master key means
/// to wrap the data keys anew. Thread-safe.
///
/// ```
/// "v1:" Base64( wrap nonce 12 | wrapped data key 32 + 16 | nonce 12 | cipher text n + 16 )
/// ```
///
/// Both parts are bound to the name of the secret: moved to another row they no longer open.
public final class Vault {
    private static final String VERSION = "v1:";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;
    private static final int HEAD_BYTES = NONCE_BYTES + KEY_BYTES + TAG_BYTES + NONCE_BYTES;

    private final SecretKey wrappingKey;
    private final Randomness randomness;

    public Vault(MasterKey masterKey, Randomness randomness) {
        this.wrappingKey = masterKey.derive("vident vault v1");
        this.randomness = randomness;
    }

    /// @param name what the secret belongs to, for instance `app-token/<id>`; needed again to open
    ///   it
    public String seal(String name, String secret) {
        byte[] dataKey = randomness.bytes(KEY_BYTES);
        byte[] wrapNonce = randomness.bytes(NONCE_BYTES);
        byte[] nonce = randomness.bytes(NONCE_BYTES);
        try {
            byte[] wrapped =
                    cipher(Cipher.ENCRYPT_MODE, wrappingKey, wrapNonce, name).doFinal(dataKey);
            byte[] text =
                    cipher(Cipher.ENCRYPT_MODE, aes(dataKey), nonce, name)
                            .doFinal(secret.getBytes(StandardCharsets.UTF_8));
            ByteBuffer sealed = ByteBuffer.allocate(HEAD_BYTES + text.length);
            sealed.put(wrapNonce).put(wrapped).put(nonce).put(text);
            return VERSION + Base64.getEncoder().encodeToString(sealed.array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is part of the JDK", e);
        }
    }

    /// @throws IllegalStateException when the text was sealed under another name or master key, or
    ///   was altered
    public Redacted<String> open(String name, String sealed) {
        ByteBuffer bytes = ByteBuffer.wrap(decode(sealed));
        try {
            byte[] wrapNonce = take(bytes, NONCE_BYTES);
            byte[] wrapped = take(bytes, KEY_BYTES + TAG_BYTES);
            byte[] nonce = take(bytes, NONCE_BYTES);
            byte[] text = take(bytes, bytes.remaining());
            byte[] dataKey =
                    cipher(Cipher.DECRYPT_MODE, wrappingKey, wrapNonce, name).doFinal(wrapped);
            byte[] secret = cipher(Cipher.DECRYPT_MODE, aes(dataKey), nonce, name).doFinal(text);
            return Redacted.of(new String(secret, StandardCharsets.UTF_8));
        } catch (AEADBadTagException e) {
            throw new IllegalStateException(
                    "the secret " + name + " does not open: another master key, or altered", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is part of the JDK", e);
        }
    }

    private static byte[] decode(String sealed) {
        if (!sealed.startsWith(VERSION)) {
            throw new IllegalStateException("not a sealed secret");
        }
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(sealed.substring(VERSION.length()));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("not a sealed secret", e);
        }
        if (bytes.length < HEAD_BYTES + TAG_BYTES) {
            throw new IllegalStateException("not a sealed secret");
        }
        return bytes;
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String name)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * 8, nonce));
        cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static SecretKey aes(byte[] key) {
        return new SecretKeySpec(key, "AES");
    }

    private static byte[] take(ByteBuffer bytes, int count) {
        byte[] taken = new byte[count];
        bytes.get(taken);
        return taken;
    }
}
