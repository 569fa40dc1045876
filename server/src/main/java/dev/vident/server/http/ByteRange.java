package dev.vident.server.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One satisfiable range of bytes (RFC 9110, section 14.1.2).
///
/// @param first 0-based offset of the first byte
/// @param last offset of the last byte, inclusive
public record ByteRange(long first, long last) {

    private static final Pattern ONE_RANGE =
            Pattern.compile("bytes=(?<first>[0-9]{0,18})-(?<last>[0-9]{0,18})");

    /// How many bytes it spans.
    public long length() {
        return last - first + 1;
    }

    /// Reads a `Range` header for a representation of `size` bytes.
    ///
    /// @return empty when the whole is to be sent: no header, another unit, several ranges,
    ///   malformed
    /// @throws RequestRefused with 416 when the range lies outside
    static Optional<ByteRange> of(@Nullable String header, long size) {
        if (header == null) {
            return Optional.empty();
        }
        Matcher matcher = ONE_RANGE.matcher(header.replace(" ", ""));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String first = matcher.group("first");
        String last = matcher.group("last");
        if (first.isEmpty()) {
            return last.isEmpty()
                    ? Optional.empty()
                    : Optional.of(suffix(Long.parseLong(last), size));
        }
        long from = Long.parseLong(first);
        long to = last.isEmpty() ? size - 1 : Math.min(Long.parseLong(last), size - 1);
        if (!last.isEmpty() && Long.parseLong(last) < from) {
            return Optional.empty(); // malformed, not unsatisfiable
        }
        if (from >= size) {
            throw unsatisfiable(size);
        }
        return Optional.of(new ByteRange(from, to));
    }

    private static ByteRange suffix(long wanted, long size) {
        if (wanted == 0 || size == 0) {
            throw unsatisfiable(size);
        }
        return new ByteRange(Math.max(0, size - wanted), size - 1);
    }

    private static RequestRefused unsatisfiable(long size) {
        return new RequestRefused(
                416,
                "The range lies outside of the " + size + " bytes",
                java.util.List.of(new Answer.Header("Content-Range", "bytes */" + size)));
    }
}
