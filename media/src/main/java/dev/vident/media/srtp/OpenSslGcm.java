package dev.vident.media.srtp;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;

/// By OpenSSL. Packets are copied to native memory and back, which costs little beside the
/// ciphering.
final class OpenSslGcm implements AesGcm {
    private static final int ENCRYPT = 1;
    private static final int DECRYPT = 0;
    private static final int UNCHANGED = -1;

    private final OpenSsl library = OpenSsl.get();
    private final Arena arena = Arena.ofAuto();
    private final byte[] key;
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
        NativePacket packet = NativePacket.get();
        int head = start - offset;
        packet.load(nonce, buffer, offset, head + length);
        try {
            begin(context, packet, head, buffer, trailer);
            crypt(context, packet, head, length);
            require(library.end(context, packet.packet() + head, packet.length()));
            require(library.control(context, OpenSsl.GET_TAG, TAG_BYTES, packet.tag()));
        } finally {
            Reference.reachabilityFence(this);
        }
        packet.store(head, buffer, start, length);
        packet.storeTag(buffer, start + length);
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
        NativePacket packet = NativePacket.get();
        int head = start - offset;
        packet.load(nonce, buffer, offset, head + text);
        packet.loadTag(buffer, start + text);
        try {
            begin(context, packet, head, buffer, trailer);
            crypt(context, packet, head, text);
            require(library.control(context, OpenSsl.SET_TAG, TAG_BYTES, packet.tag()));
            if (library.end(context, packet.packet() + head, packet.length()) != OpenSsl.DONE) {
                return FORGED;
            }
        } finally {
            Reference.reachabilityFence(this);
        }
        packet.store(head, buffer, start, text);
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
        NativePacket packet = NativePacket.get();
        packet.loadKey(key);
        try {
            require(library.init(created, library.aes128Gcm(), packet.packet(), 0, mode));
        } finally {
            packet.wipeKey();
        }
        return context;
    }

    /// Hands over the nonce and the associated data: the packet's head, and what may stand behind
    /// it.
    private void begin(long context, NativePacket packet, int head, byte[] buffer, int trailer) {
        require(library.init(context, 0, 0, packet.nonce(), UNCHANGED));
        if (head > 0) {
            require(library.update(context, 0, packet.length(), packet.packet(), head));
        }
        if (trailer != NO_TRAILER) {
            packet.loadTrailer(buffer, trailer);
            require(library.update(context, 0, packet.length(), packet.trailer(), TRAILER_BYTES));
        }
    }

    private void crypt(long context, NativePacket packet, int head, int length) {
        if (length > 0) {
            long at = packet.packet() + head;
            require(library.update(context, at, packet.length(), at, length));
        }
    }

    private static void require(int result) {
        if (result != OpenSsl.DONE) {
            throw new IllegalStateException("OpenSSL's AES-GCM failed");
        }
    }
}
