package dev.vident.client;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads one JSON text (RFC 8259) into maps, lists, strings, `BigDecimal`, booleans and null.
///
/// Strict: nothing may follow the value, nesting is limited, of repeated members the last one
/// counts. Confined.
final class JsonReader {

    private static final int DEPTH_MAX = 64;

    private final String text;
    private int at;
    private int depth;

    private JsonReader(String text) {
        this.text = text;
    }

    /// Reads an object.
    ///
    /// @throws IllegalArgumentException when the text is not exactly one JSON object
    static JsonObject object(String text) {
        JsonReader reader = new JsonReader(text);
        Object value = reader.value();
        reader.blanks();
        if (reader.at != text.length()) {
            throw reader.malformed("nothing after the value");
        }
        if (value instanceof Map<?, ?> members) {
            return new JsonObject(members);
        }
        throw reader.malformed("an object");
    }

    private @Nullable Object value() {
        blanks();
        return switch (peek()) {
            case '{' -> nested(this::members);
            case '[' -> nested(this::elements);
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Object nested(java.util.function.Supplier<Object> content) {
        if (++depth > DEPTH_MAX) {
            throw malformed("at most " + DEPTH_MAX + " levels");
        }
        at++;
        Object read = content.get();
        depth--;
        return read;
    }

    private Map<String, @Nullable Object> members() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        blanks();
        if (taken('}')) {
            return members;
        }
        do {
            blanks();
            String name = string();
            blanks();
            take(':');
            members.put(name, value());
            blanks();
        } while (taken(','));
        take('}');
        return members;
    }

    private List<@Nullable Object> elements() {
        List<@Nullable Object> elements = new ArrayList<>();
        blanks();
        if (taken(']')) {
            return elements;
        }
        do {
            elements.add(value());
            blanks();
        } while (taken(','));
        take(']');
        return elements;
    }

    private String string() {
        take('"');
        StringBuilder read = new StringBuilder();
        while (true) {
            char next = next();
            if (next == '"') {
                return read.toString();
            }
            if (next < ' ') {
                throw malformed("no control character in a string");
            }
            read.append(next == '\\' ? escaped() : next);
        }
    }

    private char escaped() {
        char kind = next();
        return switch (kind) {
            case '"', '\\', '/' -> kind;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw malformed("a known escape");
        };
    }

    private char unicode() {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(next(), 16);
            if (digit < 0) {
                throw malformed("four hex digits");
            }
            code = code * 16 + digit;
        }
        return (char) code;
    }

    private BigDecimal number() {
        int start = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String digits = text.substring(start, at);
        if (!digits.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]{1,4})?")) {
            throw malformed("a value");
        }
        return new BigDecimal(digits);
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        if (!text.startsWith(word, at)) {
            throw malformed("a value");
        }
        at += word.length();
        return value;
    }

    private void blanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() {
        if (at >= text.length()) {
            throw malformed("more text");
        }
        return text.charAt(at);
    }

    private char next() {
        char next = peek();
        at++;
        return next;
    }

    private boolean taken(char wanted) {
        if (at < text.length() && text.charAt(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private void take(char wanted) {
        if (!taken(wanted)) {
            throw malformed("'" + wanted + "'");
        }
    }

    private IllegalArgumentException malformed(String expected) {
        return new IllegalArgumentException(
                "malformed JSON at character " + at + ": expected " + expected);
    }
}
