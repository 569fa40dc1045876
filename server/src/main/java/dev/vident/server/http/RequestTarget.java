package dev.vident.server.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A request target as on the wire, cut at `/` and `&` before anything is decoded, so that an
/// encoded slash stays in its segment and a matrix parameter stays with it (contract section 0).
///
/// @param segments raw path segments; one trailing slash is tolerated and yields no segment
/// @param query raw query without `?`, empty when there is none
public record RequestTarget(List<String> segments, String query) {

    public RequestTarget {
        segments = List.copyOf(segments);
    }

    /// Cuts a target.
    ///
    /// @throws RequestRefused with 400 when it does not begin with a slash
    public static RequestTarget parse(String raw) {
        if (raw.isEmpty() || raw.charAt(0) != '/') {
            throw new RequestRefused(400, "The request target must begin with a slash");
        }
        int mark = raw.indexOf('?');
        String path = mark < 0 ? raw : raw.substring(0, mark);
        List<String> segments = new ArrayList<>(8);
        int start = 1;
        while (start < path.length()) {
            int slash = path.indexOf('/', start);
            int end = slash < 0 ? path.length() : slash;
            segments.add(path.substring(start, end));
            start = end + 1;
        }
        return new RequestTarget(segments, mark < 0 ? "" : raw.substring(mark + 1));
    }

    /// The first non-empty value of a query parameter, else an empty one, else null.
    ///
    /// @throws RequestRefused with 400 when the value is badly encoded
    public @Nullable String parameter(String name) {
        String empty = null;
        int start = 0;
        while (start < query.length()) {
            int and = query.indexOf('&', start);
            int end = and < 0 ? query.length() : and;
            int equals = query.indexOf('=', start);
            int nameEnd = equals < 0 || equals > end ? end : equals;
            if (name.equals(decode(query.substring(start, nameEnd), true))) {
                String value =
                        nameEnd == end ? "" : decode(query.substring(nameEnd + 1, end), true);
                if (!value.isEmpty()) {
                    return value;
                }
                empty = value;
            }
            start = end + 1;
        }
        return empty;
    }

    /// The part of a segment before its matrix parameters, decoded.
    public static String name(String segment) {
        int semicolon = segment.indexOf(';');
        return decode(semicolon < 0 ? segment : segment.substring(0, semicolon), false);
    }

    /// A matrix parameter of a segment, decoded, or null; `name` ends where the next `;` begins.
    public static @Nullable String matrix(String segment, String name) {
        int at = segment.indexOf(';');
        while (at >= 0) {
            int next = segment.indexOf(';', at + 1);
            String pair = segment.substring(at + 1, next < 0 ? segment.length() : next);
            int equals = pair.indexOf('=');
            if (equals >= 0 && pair.substring(0, equals).equals(name)) {
                return decode(pair.substring(equals + 1), false);
            }
            at = next;
        }
        return null;
    }

    /// Percent-decodes; a plus sign is a blank in queries only.
    ///
    /// @throws RequestRefused with 400 after a percent sign that is not followed by two hex digits
    private static String decode(String text, boolean inQuery) {
        if (text.indexOf('%') < 0 && !(inQuery && text.indexOf('+') >= 0)) {
            return text;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            if (next == '%') {
                bytes.write(escaped(text, i));
                i += 2;
            } else {
                bytes.write(inQuery && next == '+' ? ' ' : next);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static int escaped(String text, int at) {
        int high = at + 2 < text.length() ? Character.digit(text.charAt(at + 1), 16) : -1;
        int low = at + 2 < text.length() ? Character.digit(text.charAt(at + 2), 16) : -1;
        // No database keeps a NUL, and no name has one.
        if (high < 0 || low < 0 || high + low == 0) {
            throw new RequestRefused(400, "The request target is badly encoded");
        }
        return high * 16 + low;
    }
}
