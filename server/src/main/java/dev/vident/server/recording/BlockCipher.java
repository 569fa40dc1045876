package dev.vident.server.recording;

import dev.vident.media.gcm.DirectGcm;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import org.jspecify.annotations.Nullable;

/// Encrypts and decrypts the blocks of one journal with AES-256-GCM, as drawn in
/// `docs/protocol/journal.md`.
///
/// The file has a key of its own, derived from the call's key and everything its beginning says,
/// the random salt above all. So the nonce need only be unique within the file: it is the number of
/// the block. Not safe for use by several threads.
final class BlockCipher {
    /// The most plain bytes in one block.
    static final int PLAIN_BYTES_MAX = 256 * 1024;

    static final int HEAD_BYTES = 16;
    static final int TAG_BYTES = 16;

    /// What a block takes beyond its plain bytes.
    static final int OVERHEAD_BYTES = HEAD_BYTES + TAG_BYTES;

    /// The first four bytes of a block.
    static final int MARK = 0x56424c4b; // VBLK

    private static final byte[] PURPOSE = "vident journal v1".getBytes(StandardCharsets.US_ASCII);
    private static final int NONCE_BYTES = 12;

    private final SecretKey fileKey;
    private final Cipher cipher;

    /// Seals blocks of direct buffers where the system can.
    private final @Nullable DirectGcm direct;

    private BlockCipher(SecretKey fileKey, Cipher cipher) {
        this.fileKey = fileKey;
        this.cipher = cipher;
        this.direct = DirectGcm.of(fileKey.getEncoded()).orElse(null);
    }

    static BlockCipher of(SecretKey callKey, JournalSeal seal) {
        byte[] beginning = seal.encode();
        byte[] info = new byte[PURPOSE.length + beginning.length];
        System.arraycopy(PURPOSE, 0, info, 0, PURPOSE.length);
        System.arraycopy(beginning, 0, info, PURPOSE.length, beginning.length);
        try {
            SecretKey fileKey =
                    KDF.getInstance("HKDF-SHA256")
                            .deriveKey(
                                    "AES",
                                    HKDFParameterSpec.ofExtract()
                                            .addIKM(callKey)
                                            .addSalt(HexFormat.of().parseHex(seal.salt()))
                                            .thenExpand(info, 32));
            return new BlockCipher(fileKey, Cipher.getInstance("AES/GCM/NoPadding"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HKDF and AES-GCM are part of the JDK", e);
        }
    }

    /// Appends a whole block to `target`.
    ///
    /// @param number never given before for this file
    void seal(long number, ByteBuffer plain, ByteBuffer target) {
        int start = target.position();
        target.putInt(MARK).putInt(plain.remaining()).putLong(number);
        ByteBuffer head = target.slice(start, HEAD_BYTES);
        if (direct != null && plain.isDirect() && target.isDirect()) {
            direct.seal(nonce(number), head, plain, target);
            return;
        }
        try {
            prepare(Cipher.ENCRYPT_MODE, number, head);
            cipher.doFinal(plain, target);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is part of the JDK", e);
        }
    }

    /// How many plain bytes the block that begins with these bytes claims to hold, or -1 when no
    /// block begins there.
    static int claimedBytes(ByteBuffer head) {
        int start = head.position();
        if (head.remaining() < HEAD_BYTES || head.getInt(start) != MARK) {
            return -1;
        }
        int length = head.getInt(start + 4);
        return length > 0 && length <= PLAIN_BYTES_MAX ? length : -1;
    }

    static long number(ByteBuffer block) {
        return block.getLong(block.position() + 8);
    }

    /// Appends the plain bytes of a whole block to `target`.
    ///
    /// @return false, with nothing appended, when the block is not what was written
    boolean open(ByteBuffer block, ByteBuffer target) {
        int targetStart = target.position();
        ByteBuffer head = block.slice(block.position(), HEAD_BYTES);
        ByteBuffer sealed =
                block.slice(block.position() + HEAD_BYTES, block.remaining() - HEAD_BYTES);
        try {
            prepare(Cipher.DECRYPT_MODE, number(block), head);
            cipher.doFinal(sealed, target);
            return true;
        } catch (AEADBadTagException _) {
            target.position(targetStart);
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is part of the JDK", e);
        }
    }

    private void prepare(int mode, long number, ByteBuffer head) throws GeneralSecurityException {
        cipher.init(mode, fileKey, new GCMParameterSpec(TAG_BYTES * 8, nonce(number)));
        cipher.updateAAD(head);
    }

    private static byte[] nonce(long number) {
        byte[] nonce = new byte[NONCE_BYTES];
        ByteBuffer.wrap(nonce).putLong(NONCE_BYTES - Long.BYTES, number);
        return nonce;
    }
}
