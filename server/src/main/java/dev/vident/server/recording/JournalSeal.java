package dev.vident.server.recording;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32C;

/// The clear beginning of an encrypted journal, as drawn in `docs/protocol/journal.md`.
///
/// @param salt 16 random bytes in hex, different in each file
/// @param wrappedKey the call's key, wrapped by the master key
record JournalSeal(String salt, String wrappedKey) {
    /// The longest beginning, so that a reader can bound what it looks at.
    static final int BYTES_MAX = 1024;

    private static final long MAGIC = 0x5649445345414c0aL; // VIDSEAL, line feed
    private static final short VERSION = 1;
    private static final int SALT_BYTES = 16;
    private static final int FIXED_BYTES = 16 + SALT_BYTES;

    /// Whether a file with these first bytes is encrypted.
    static boolean isSealed(ByteBuffer start) {
        return start.remaining() >= Long.BYTES && start.getLong(start.position()) == MAGIC;
    }

    byte[] encode() {
        byte[] wrapped = wrappedKey.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer bytes = ByteBuffer.allocate(FIXED_BYTES + wrapped.length);
        bytes.putLong(MAGIC).putShort(VERSION).putShort((short) wrapped.length).putInt(0);
        bytes.put(HexFormat.of().parseHex(salt)).put(wrapped);
        return bytes.putInt(12, checksum(bytes.array())).array();
    }

    /// Reads the beginning of a file.
    ///
    /// @return empty when it is cut, altered or of an unknown version
    static Optional<JournalSeal> decode(ByteBuffer start) {
        if (start.remaining() < FIXED_BYTES
                || !isSealed(start)
                || start.getShort(start.position() + 8) != VERSION) {
            return Optional.empty();
        }
        int wrappedBytes = Short.toUnsignedInt(start.getShort(start.position() + 10));
        if (wrappedBytes > BYTES_MAX - FIXED_BYTES
                || start.remaining() < FIXED_BYTES + wrappedBytes) {
            return Optional.empty();
        }
        byte[] whole = new byte[FIXED_BYTES + wrappedBytes];
        start.get(start.position(), whole);
        ByteBuffer bytes = ByteBuffer.wrap(whole);
        int checksum = bytes.getInt(12);
        bytes.putInt(12, 0);
        if (checksum(whole) != checksum) {
            return Optional.empty();
        }
        byte[] salt = new byte[SALT_BYTES];
        bytes.get(16, salt);
        String wrapped = new String(whole, FIXED_BYTES, wrappedBytes, StandardCharsets.US_ASCII);
        return Optional.of(new JournalSeal(HexFormat.of().formatHex(salt), wrapped));
    }

    /// Over everything, the checksum's own bytes taken as zero.
    private static int checksum(byte[] whole) {
        CRC32C crc = new CRC32C();
        crc.update(whole, 0, whole.length);
        return (int) crc.getValue();
    }
}
