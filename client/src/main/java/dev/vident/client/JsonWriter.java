package dev.vident.client;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes one JSON object; members without a value are left out. Confined.
final class JsonWriter {

    private final Map<String, Object> members = new LinkedHashMap<>();

    /// Adds a member unless its value is null: text, number, boolean, list or another writer.
    JsonWriter put(String name, @Nullable Object value) {
        if (value != null) {
            members.put(name, value);
        }
        return this;
    }

    /// This object, or null when it has no member, so that it can be left out in turn.
    @Nullable JsonWriter orNull() {
        return members.isEmpty() ? null : this;
    }

    /// JSON that is written already.
    record Finished(String text) {}

    /// A list alone.
    static byte[] bytes(List<?> list) {
        return value(list).getBytes(StandardCharsets.UTF_8);
    }

    byte[] bytes() {
        return text().getBytes(StandardCharsets.UTF_8);
    }

    private String text() {
        return members.entrySet().stream()
                .map(member -> quoted(member.getKey()) + ":" + value(member.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String value(Object value) {
        return switch (value) {
            case JsonWriter object -> object.text();
            case Finished(String text) -> text;
            case List<?> list ->
                    list.stream().map(JsonWriter::value).collect(Collectors.joining(",", "[", "]"));
            case Number number -> number.toString();
            case Boolean flag -> flag.toString();
            default -> quoted(value.toString());
        };
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            if (next == '"' || next == '\\') {
                quoted.append('\\').append(next);
            } else if (next < ' ') {
                quoted.append(String.format(java.util.Locale.ROOT, "\\u%04x", (int) next));
            } else {
                quoted.append(next);
            }
        }
        return quoted.append('"').toString();
    }
}
