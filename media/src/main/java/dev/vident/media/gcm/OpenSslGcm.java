package dev.vident.media.gcm;

/// By OpenSSL. Packets are copied to native memory and back, which costs little beside the
/// ciphering.
final class OpenSslGcm implements AesGcm {
    private final OpenSslContext encrypting;
    private final OpenSslContext decrypting;

    OpenSslGcm(byte[] key) {
        this.encrypting = OpenSslContext.encrypting(key);
        this.decrypting = OpenSslContext.decrypting(key);
    }

    @Override
    public int seal(byte[] nonce, byte[] buffer, int offset, int start, int length, int trailer) {
        NativePacket packet = NativePacket.get();
        int head = start - offset;
        packet.load(nonce, buffer, offset, head + length);
        begin(encrypting, packet, head, buffer, trailer);
        encrypting.crypt(packet.packet() + head, packet.packet() + head, length);
        encrypting.finish(packet.tag());
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
        NativePacket packet = NativePacket.get();
        int head = start - offset;
        packet.load(nonce, buffer, offset, head + text);
        packet.loadTag(buffer, start + text);
        begin(decrypting, packet, head, buffer, trailer);
        decrypting.crypt(packet.packet() + head, packet.packet() + head, text);
        if (!decrypting.verify(packet.tag())) {
            return FORGED;
        }
        packet.store(head, buffer, start, text);
        return text;
    }

    /// Hands over the nonce and the associated data: the packet's head, and what may stand behind
    /// it.
    private static void begin(
            OpenSslContext context, NativePacket packet, int head, byte[] buffer, int trailer) {
        context.begin(packet.nonce());
        context.associate(packet.packet(), head);
        if (trailer != NO_TRAILER) {
            packet.loadTrailer(buffer, trailer);
            context.associate(packet.trailer(), TRAILER_BYTES);
        }
    }
}
