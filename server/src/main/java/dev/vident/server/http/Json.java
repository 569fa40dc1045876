package dev.vident.server.http;

import com.fasterxml.jackson.annotation.JsonInclude;
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

    /// Reads a tree.
    ///
    /// @throws tools.jackson.core.JacksonException when the text is not JSON
    public static JsonNode tree(byte[] text) {
        return MAPPER.readTree(text);
    }
}
