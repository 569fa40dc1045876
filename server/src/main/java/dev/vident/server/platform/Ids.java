package dev.vident.server.platform;

import java.math.BigInteger;
import java.time.InstantSource;
import java.util.HexFormat;

/// Makes the ids of the wire contract: 24 lower-case hex characters, the first 8 are Unix seconds,
/// the other 16 random (contract section 0). Thread-safe.
public final class Ids {
    public static final int LENGTH = 24;

    private static final HexFormat HEX = HexFormat.of();
    private static final BigInteger END = BigInteger.ONE.shiftLeft(LENGTH * 4);

    private final InstantSource clock;
    private final Randomness randomness;

    public Ids(InstantSource clock, Randomness randomness) {
        this.clock = clock;
        this.randomness = randomness;
    }

    public String next() {
        return HEX.toHexDigits((int) clock.instant().getEpochSecond())
                + HEX.toHexDigits(randomness.nextLong());
    }

    /// An id for one HTTP request: 32 lower-case hex characters.
    public String correlation() {
        return HEX.formatHex(randomness.bytes(16));
    }

    /// Whether the text has the form of an id.
    public static boolean isId(String text) {
        if (text.length() != LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            char c = text.charAt(i);
            if (!(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'f')) {
                return false;
            }
        }
        return true;
    }

    /// The id one above, in hex arithmetic; how an inspection is named after its applicant.
    ///
    /// @throws IllegalArgumentException when the text is no id
    public static String successor(String id) {
        if (!isId(id)) {
            throw new IllegalArgumentException("not an id: " + id);
        }
        BigInteger next = new BigInteger(id, 16).add(BigInteger.ONE).mod(END);
        String digits = next.toString(16);
        return "0".repeat(LENGTH - digits.length()) + digits;
    }
}
