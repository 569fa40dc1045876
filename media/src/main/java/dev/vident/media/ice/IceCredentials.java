package dev.vident.media.ice;

import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;

/// The user fragment and password of one side (RFC 8445 section 5.3). The password never appears in
/// text.
///
/// @param ufrag 4–256 ice-chars
/// @param password 22–256 ice-chars
public record IceCredentials(String ufrag, String password) {
    private static final String ICE_CHARS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final int UFRAG_LENGTH = 8;
    private static final int PASSWORD_LENGTH = 24;

    /// Makes a pair with 48 and 144 random bits.
    public static IceCredentials generate(RandomGenerator random) {
        return new IceCredentials(text(random, UFRAG_LENGTH), text(random, PASSWORD_LENGTH));
    }

    /// The password as key of the short-term credential mechanism (RFC 8489 section 9.1.1).
    byte[] key() {
        return password.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(RandomGenerator random, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(ICE_CHARS.charAt(random.nextInt(ICE_CHARS.length())));
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return "IceCredentials[ufrag=" + ufrag + "]";
    }
}
