package dev.vident.server.recording;

import java.util.HexFormat;
import java.util.function.Supplier;
import javax.crypto.SecretKey;

/// The key of one call and its wrapped form.
///
/// @param key 256 bits
/// @param wrapped the key as it may lie on disk
/// @param salts makes the 16 random bytes that tell the journals of a call apart
record CallKey(SecretKey key, String wrapped, Supplier<byte[]> salts) {
    /// What a new journal begins with.
    JournalSeal seal() {
        return new JournalSeal(HexFormat.of().formatHex(salts.get()), wrapped);
    }

    @Override
    public String toString() {
        return "CallKey[redacted]";
    }
}
