package dev.vident.media.gcm;

/// AES-128-GCM (NIST SP 800-38D) under one key, in place, with a nonce of 12 and a tag of 16 bytes.
/// Used by one thread at a time.
public sealed interface AesGcm permits PlatformGcm, OpenSslGcm {
    int TAG_BYTES = 16;
    int NONCE_BYTES = 12;

    /// Bytes of the associated data that may stand behind the text.
    int TRAILER_BYTES = 4;

    /// Stands for "no associated data behind the text".
    int NO_TRAILER = -1;

    /// The answer of an `open` that failed.
    int FORGED = -1;

    /// Encrypts a text and puts the tag behind it.
    ///
    /// @param offset where the associated data begin, which go up to `start`
    /// @param start where the text begins, `length` bytes
    /// @param trailer where [#TRAILER_BYTES] more of associated data stand, or [#NO_TRAILER]
    /// @return bytes of text and tag
    int seal(byte[] nonce, byte[] buffer, int offset, int start, int length, int trailer);

    /// Checks and decrypts a text with its tag behind it, `length` bytes in all.
    ///
    /// @return bytes of text, or [#FORGED]
    int open(byte[] nonce, byte[] buffer, int offset, int start, int length, int trailer);

    /// By OpenSSL where the system has it, which makes no objects; else by the Java platform.
    static AesGcm of(byte[] key) {
        return OpenSsl.isThere() ? new OpenSslGcm(key) : new PlatformGcm(key);
    }
}
