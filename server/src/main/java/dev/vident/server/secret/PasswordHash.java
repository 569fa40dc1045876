package dev.vident.server.secret;

import dev.vident.server.platform.Randomness;
import dev.vident.server.platform.Redacted;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Hashes passwords with Argon2id (RFC 9106) and writes them in PHC form, so that the cost can rise
/// later without breaking old hashes. One hash takes tens of milliseconds on purpose. Thread-safe.
public final class PasswordHash {
    private static final int MEMORY_KIB = 19_456;
    private static final int ITERATIONS = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int MEMORY_KIB_MAX = 1 << 20;
    private static final Pattern PHC =
            Pattern.compile(
                    "\\$argon2id\\$v=19\\$m=(\\d{1,8}),t=(\\d{1,3}),p=(\\d{1,2})"
                            + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

    private final Randomness randomness;

    public PasswordHash(Randomness randomness) {
        this.randomness = randomness;
    }

    /// A new hash of a password, with a new salt.
    public Redacted<String> of(Redacted<String> password) {
        byte[] salt = randomness.bytes(SALT_BYTES);
        byte[] hash = argon2(password, salt, MEMORY_KIB, ITERATIONS, LANES, HASH_BYTES);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return Redacted.of(
                "$argon2id$v=19$m="
                        + MEMORY_KIB
                        + ",t="
                        + ITERATIONS
                        + ",p="
                        + LANES
                        + "$"
                        + base64.encodeToString(salt)
                        + "$"
                        + base64.encodeToString(hash));
    }

    /// Compares in constant time.
    ///
    /// @throws IllegalStateException when the hash is none of ours
    public boolean matches(Redacted<String> password, Redacted<String> hash) {
        Matcher phc = PHC.matcher(hash.value());
        if (!phc.matches()) {
            throw new IllegalStateException("not an Argon2id hash in PHC form");
        }
        int memoryKib = Integer.parseInt(phc.group(1));
        int iterations = Integer.parseInt(phc.group(2));
        int lanes = Integer.parseInt(phc.group(3));
        if (memoryKib > MEMORY_KIB_MAX || lanes < 1 || iterations < 1) {
            throw new IllegalStateException("an Argon2id hash with unreasonable cost");
        }
        byte[] salt = Base64.getDecoder().decode(phc.group(4));
        byte[] expected = Base64.getDecoder().decode(phc.group(5));
        return MessageDigest.isEqual(
                expected, argon2(password, salt, memoryKib, iterations, lanes, expected.length));
    }

    private static byte[] argon2(
            Redacted<String> password,
            byte[] salt,
            int memoryKib,
            int iterations,
            int lanes,
            int length) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(
                new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                        .withMemoryAsKB(memoryKib)
                        .withIterations(iterations)
                        .withParallelism(lanes)
                        .withSalt(salt)
                        .build());
        byte[] hash = new byte[length];
        generator.generateBytes(password.value().getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }
}
