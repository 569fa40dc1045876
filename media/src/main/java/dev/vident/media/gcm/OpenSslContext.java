package dev.vident.media.gcm;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;

/// OpenSSL's state of AES-GCM under one key in one direction, made when it is used first and freed
/// when nobody uses this any more. A message is [#begin], [#associate], [#crypt] and then [#finish]
/// or [#verify]. Used by one thread at a time.
final class OpenSslContext {
    private static final int ENCRYPT = 1;
    private static final int DECRYPT = 0;
    private static final int UNCHANGED = -1;

    private final OpenSsl library = OpenSsl.get();
    private final Arena arena = Arena.ofAuto();
    private final byte[] key;
    private final int mode;

    /// Where functions write how many bytes they have made, which is known anyway.
    private MemorySegment made = MemorySegment.NULL;

    private MemorySegment context = MemorySegment.NULL;

    private OpenSslContext(byte[] key, int mode) {
        this.key = key.clone();
        this.mode = mode;
    }

    static OpenSslContext encrypting(byte[] key) {
        return new OpenSslContext(key, ENCRYPT);
    }

    static OpenSslContext decrypting(byte[] key) {
        return new OpenSslContext(key, DECRYPT);
    }

    /// @param nonce where its [AesGcm#NONCE_BYTES] lie
    void begin(long nonce) {
        if (context.address() == 0) {
            create();
        }
        try {
            check(library.init(context.address(), 0, 0, nonce, UNCHANGED));
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    void associate(long at, int length) {
        update(at, 0, length);
    }

    /// @param from where the text lies
    /// @param to where it goes; may be the same
    void crypt(long from, long to, int length) {
        update(from, to, length);
    }

    /// Ends a message that was encrypted.
    ///
    /// @param tag where its [AesGcm#TAG_BYTES] go
    void finish(long tag) {
        try {
            check(library.end(context.address(), made.address(), made.address()));
            check(library.control(context.address(), OpenSsl.GET_TAG, AesGcm.TAG_BYTES, tag));
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /// Ends a message that was decrypted.
    ///
    /// @param tag where the one that came with it lies
    /// @return whether it is the right one
    boolean verify(long tag) {
        try {
            check(library.control(context.address(), OpenSsl.SET_TAG, AesGcm.TAG_BYTES, tag));
            return library.end(context.address(), made.address(), made.address()) == OpenSsl.DONE;
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    private void update(long from, long to, int length) {
        if (length == 0) {
            return;
        }
        try {
            check(library.update(context.address(), to, made.address(), from, length));
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @SuppressWarnings("restricted") // there only where native access is granted
    private void create() {
        OpenSsl freeing = library;
        long created = freeing.newContext();
        if (created == 0) {
            throw new IllegalStateException("OpenSSL has no memory left");
        }
        context =
                MemorySegment.ofAddress(created)
                        .reinterpret(arena, gone -> freeing.freeContext(gone.address()));
        made = arena.allocate(AesGcm.TAG_BYTES, Long.BYTES);
        try (Arena brief = Arena.ofConfined()) {
            MemorySegment lent = brief.allocateFrom(JAVA_BYTE, key);
            check(library.init(created, library.aesGcm(key.length), lent.address(), 0, mode));
            lent.fill((byte) 0);
        }
    }

    private static void check(int result) {
        if (result != OpenSsl.DONE) {
            throw new IllegalStateException("OpenSSL's AES-GCM failed");
        }
    }
}
