package dev.vident.server.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// One-way hash of tokens that are themselves long and random, so that a stolen database opens
/// nothing. Passwords need [PasswordHash] instead.
public final class TokenHash {
    private TokenHash() {}

    /// SHA-256 as 64 lower-case hex characters.
    public static String of(String token) {
        return HexFormat.of().formatHex(sha256().digest(token.getBytes(StandardCharsets.UTF_8)));
    }

    /// Compares in constant time.
    public static boolean matches(String token, String hash) {
        return MessageDigest.isEqual(
                of(token).getBytes(StandardCharsets.US_ASCII),
                hash.getBytes(StandardCharsets.US_ASCII));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
