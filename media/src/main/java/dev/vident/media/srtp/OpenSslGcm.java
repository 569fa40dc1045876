package dev.vident.media.srtp;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;

/// By OpenSSL. Packets are copied to native memory and back, which costs little beside the
/// ciphering.
final class OpenSslGcm implements AesGcm {
    private static final int ENCRYPT = 1;
    private static final int DECRYPT = 0;
    private static final int UNCHANGED = -1;

    private static final int NONCE_AT = 0;
    private static final int TRAILER_AT = 16;
    private static final int TAG_AT = 32;
    private static final int LENGTH_AT = 48;
    private static final int PACKET_AT = 64;
    private static final int PACKET_BYTES = 2048;

    private final OpenSsl library = OpenSsl.get();
    private final Arena arena = Arena.ofAuto();
    private final byte[] key;
    private MemorySegment scratch = arena.allocate(PACKET_AT + PACKET_BYTES, PACKET_AT);
    private MemorySegment encrypting = MemorySegment.NULL;
    private MemorySegment decrypting = MemorySegment.NULL;

    OpenSslGcm(byte[] key) {
        this.key = key.clone();
    }

    @Override
    public int seal(byte[] nonce, byte[] buffer, int offset, int start, int length, int trailer) {
        if (encrypting.address() == 0) {
            encrypting = context(ENCRYPT);
        }
        long context = encrypting.address();
        try {
            long at = begin(context, nonce, buffer, offset, start, length, trailer);
            crypt(context, at, length);
            require(library.end(context, at, address(LENGTH_AT)));
            require(library.control(context, OpenSsl.GET_TAG, TAG_BYTES, address(TAG_AT)));
        } finally {
            Reference.reachabilityFence(this);
        }
        giveBack(buffer, offset, start, length);
        MemorySegment.copy(scratch, JAVA_BYTE, TAG_AT, buffer, start + length, TAG_BYTES);
        return length + TAG_BYTES;
    }

    @Override
    public int open(byte[] nonce, byte[] buffer, int offset, int start, int length, int trailer) {
        int text = length - TAG_BYTES;
        if (text < 0) {
            return FORGED;
        }
        if (decrypting.address() == 0) {
            decrypting = context(DECRYPT);
        }
        long context = decrypting.address();
        try {
            MemorySegment.copy(buffer, start + text, scratch, JAVA_BYTE, TAG_AT, TAG_BYTES);
            long at = begin(context, nonce, buffer, offset, start, text, trailer);
            crypt(context, at, text);
            require(library.control(context, OpenSsl.SET_TAG, TAG_BYTES, address(TAG_AT)));
            if (library.end(context, at, address(LENGTH_AT)) != OpenSsl.DONE) {
                return FORGED;
            }
        } finally {
            Reference.reachabilityFence(this);
        }
        giveBack(buffer, offset, start, text);
        return text;
    }

    /// A context that is freed when nobody uses this any more.
    @SuppressWarnings("restricted") // there only where native access is granted
    private MemorySegment context(int mode) {
        OpenSsl freeing = library;
        long created = freeing.newContext();
        if (created == 0) {
            throw new IllegalStateException("OpenSSL has no memory left");
        }
        MemorySegment context =
                MemorySegment.ofAddress(created)
                        .reinterpret(arena, gone -> freeing.freeContext(gone.address()));
        MemorySegment.copy(key, 0, scratch, JAVA_BYTE, TRAILER_AT, key.length);
        require(library.init(created, library.aes128Gcm(), address(TRAILER_AT), 0, mode));
        scratch.asSlice(TRAILER_AT, key.length).fill((byte) 0);
        return context;
    }

    /// Hands over nonce and associated data.
    ///
    /// @return where the text lies
    private long begin(
            long context,
            byte[] nonce,
            byte[] buffer,
            int offset,
            int start,
            int length,
            int trailer) {
        int head = start - offset;
        if (head + length > PACKET_BYTES) {
            throw new IllegalArgumentException("a packet of " + (head + length) + " bytes");
        }
        MemorySegment.copy(nonce, 0, scratch, JAVA_BYTE, NONCE_AT, NONCE_BYTES);
        MemorySegment.copy(buffer, offset, scratch, JAVA_BYTE, PACKET_AT, head + length);
        require(library.init(context, 0, 0, address(NONCE_AT), UNCHANGED));
        associate(context, address(PACKET_AT), head);
        if (trailer != NO_TRAILER) {
            MemorySegment.copy(buffer, trailer, scratch, JAVA_BYTE, TRAILER_AT, TRAILER_BYTES);
            associate(context, address(TRAILER_AT), TRAILER_BYTES);
        }
        return address(PACKET_AT + head);
    }

    private void associate(long context, long at, int length) {
        if (length > 0) {
            require(library.update(context, 0, address(LENGTH_AT), at, length));
        }
    }

    private void crypt(long context, long at, int length) {
        if (length > 0) {
            require(library.update(context, at, address(LENGTH_AT), at, length));
        }
    }

    private void giveBack(byte[] buffer, int offset, int start, int length) {
        int from = PACKET_AT + start - offset;
        MemorySegment.copy(scratch, JAVA_BYTE, from, buffer, start, length);
    }

    private long address(int at) {
        return scratch.address() + at;
    }

    private static void require(int result) {
        if (result != OpenSsl.DONE) {
            throw new IllegalStateException("OpenSSL's AES-GCM failed");
        }
    }
}
