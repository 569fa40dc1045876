package dev.vident.client;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Builds request targets; values are percent-encoded beyond the unreserved characters of RFC 3986,
/// section 2.3. Confined.
final class Target {

    private static final String UNRESERVED =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private final StringBuilder text;
    private char separator = '?';

    /// @param path already encoded
    Target(String path) {
        this.text = new StringBuilder(path);
    }

    /// Adds a query parameter unless its value is null.
    Target query(String name, @Nullable Object value) {
        if (value != null) {
            text.append(separator).append(name).append('=').append(encode(value.toString()));
            separator = '&';
        }
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    static String encode(String value) {
        StringBuilder encoded = new StringBuilder();
        for (byte next : value.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (next & 0xff);
            if (UNRESERVED.indexOf(character) >= 0) {
                encoded.append(character);
            } else {
                encoded.append(String.format(java.util.Locale.ROOT, "%%%02X", (int) character));
            }
        }
        return encoded.toString();
    }
}
