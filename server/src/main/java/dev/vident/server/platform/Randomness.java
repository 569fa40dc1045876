package dev.vident.server.platform;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/// The one source of random values. Thread-safe when its generator is; [#secure] is.
public final class Randomness {
    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String ALPHANUMERIC = UPPER + "abcdefghijklmnopqrstuvwxyz0123456789";

    private final RandomGenerator generator;

    /// Uses a given generator; tests pass a seeded one.
    public Randomness(RandomGenerator generator) {
        this.generator = generator;
    }

    /// Randomness fit for keys and tokens.
    public static Randomness secure() {
        return new Randomness(new SecureRandom());
    }

    public byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        generator.nextBytes(bytes);
        return bytes;
    }

    public long nextLong() {
        return generator.nextLong();
    }

    /// A number in `[origin, bound)`.
    public long nextLong(long origin, long bound) {
        return generator.nextLong(origin, bound);
    }

    /// Text of ASCII letters and digits; each character carries 5.95 bits.
    public String alphanumeric(int length) {
        return pick(ALPHANUMERIC, length);
    }

    /// Text of upper-case ASCII letters; each character carries 4.7 bits.
    public String upperCase(int length) {
        return pick(UPPER, length);
    }

    private String pick(String alphabet, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(generator.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
