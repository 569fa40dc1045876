package dev.vident.client;

import java.util.HexFormat;

/// Reads hex text of either case.
final class Hex {

    private static final byte[] NONE = new byte[0];

    private Hex() {}

    /// The bytes, or none when the text is not hex; no digest is empty, so such a text never
    /// matches one.
    static byte[] decode(String text) {
        try {
            return HexFormat.of().parseHex(text);
        } catch (IllegalArgumentException _) {
            return NONE;
        }
    }
}
