package dev.vident.server.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.MutableConfigOverride;
import tools.jackson.databind.json.JsonMapper;

/// JSON as the contract has it: absent members are left out, unknown members are ignored (contract
/// section 0).
///
/// Thread-safe.
public final class Json {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .changeDefaultPropertyInclusion(inclusion ->
                            inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
                    .withConfigOverride(List.class, Json::leaveOutEmpty)
                    .withConfigOverride(String.class, Json::leaveOutEmpty)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private static final byte[] NUL = "\\u0000".getBytes(StandardCharsets.US_ASCII);

    private Json() {}

    private static void leaveOutEmpty(MutableConfigOverride type) {
        type.setInclude(
                JsonInclude.Value.construct(
                        JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS));
    }

    /// UTF-8 text of a value.
    public static byte[] bytes(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    /// Reads a value; null for the text `null`.
    ///
    /// @throws tools.jackson.core.JacksonException when the text is not JSON or does not fit the
    ///   type
    public static <T> @Nullable T read(byte[] text, Class<T> type) {
        return MAPPER.readValue(text, type);
    }

    /// Reads a value that somebody sent.
    ///
    /// @throws RequestRefused with 400 when the text is `null` or has an escaped NUL, which no
    ///   database keeps
    /// @throws tools.jackson.core.JacksonException as [#read]
    public static <T> T received(byte[] text, Class<T> type) {
        if (hasNul(text)) {
            throw new RequestRefused(400, "The text must not contain NUL");
        }
        T value = read(text, type);
        if (value == null) {
            throw new RequestRefused(400, "The body must not be null");
        }
        return value;
    }

    /// Whether there is a `\u0000` whose backslash is not itself escaped.
    private static boolean hasNul(byte[] text) {
        int i = 0;
        while (i + NUL.length <= text.length) {
            if (text[i] != '\\') {
                i++;
            } else if (Arrays.equals(text, i, i + NUL.length, NUL, 0, NUL.length)) {
                return true;
            } else {
                i += 2; // what is escaped begins nothing of its own
            }
        }
        return false;
    }

    /// Reads a tree.
    ///
    /// @throws tools.jackson.core.JacksonException when the text is not JSON
    public static JsonNode tree(byte[] text) {
        return MAPPER.readTree(text);
    }
}
