package dev.vident.media.gcm;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.util.Optional;

/// AES-GCM under one key by OpenSSL, from direct buffer to direct buffer: for blocks of many
/// kilobytes, where the cipher of the Java platform takes several times as long on most processors.
/// Used by one thread at a time.
public final class DirectGcm {
    private final OpenSslContext encrypting;
    private final MemorySegment nonceAndTag =
            Arena.ofAuto().allocate(2L * AesGcm.TAG_BYTES, AesGcm.TAG_BYTES);

    private DirectGcm(byte[] key) {
        this.encrypting = OpenSslContext.encrypting(key);
    }

    /// Empty where the system has no OpenSSL that may be called.
    ///
    /// @param key 16 or 32 bytes
    public static Optional<DirectGcm> of(byte[] key) {
        return OpenSsl.isThere() ? Optional.of(new DirectGcm(key)) : Optional.empty();
    }

    /// Encrypts all that remains of `plain` to the end of `target`, the tag behind it.
    ///
    /// @param nonce [AesGcm#NONCE_BYTES], never used before under this key
    /// @param associated authenticated with it; direct like the others
    /// @throws IllegalArgumentException when a buffer is not direct
    /// @throws BufferOverflowException when `target` is too small; nothing is written then
    public void seal(byte[] nonce, ByteBuffer associated, ByteBuffer plain, ByteBuffer target) {
        int length = plain.remaining();
        if (target.remaining() < length + AesGcm.TAG_BYTES) {
            throw new BufferOverflowException();
        }
        MemorySegment.copy(nonce, 0, nonceAndTag, JAVA_BYTE, 0, AesGcm.NONCE_BYTES);
        try {
            encrypting.begin(nonceAndTag.address());
            encrypting.associate(address(associated), associated.remaining());
            encrypting.crypt(address(plain), address(target), length);
            encrypting.finish(nonceAndTag.address() + AesGcm.TAG_BYTES);
        } finally {
            Reference.reachabilityFence(associated);
        }
        plain.position(plain.limit());
        target.position(target.position() + length);
        for (int i = 0; i < AesGcm.TAG_BYTES; i++) {
            target.put(nonceAndTag.get(JAVA_BYTE, AesGcm.TAG_BYTES + i));
        }
    }

    private static long address(ByteBuffer buffer) {
        if (!buffer.isDirect()) {
            throw new IllegalArgumentException("not a direct buffer");
        }
        return MemorySegment.ofBuffer(buffer).address();
    }
}
