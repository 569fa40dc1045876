package dev.vident.server.storage.sql;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.vident.server.call.CallState;
import dev.vident.server.composition.CompositionState;
import dev.vident.server.event.DomainEvent;
import dev.vident.server.identification.State;
import dev.vident.server.identification.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Values that the database keeps as opaque JSON. A value of a sealed sum carries the simple name
/// of its record in `@type`; renaming such a record or one of its components needs a migration.
final class StoredJson {
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .changeDefaultPropertyInclusion(
                            inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
                    .addMixIn(State.class, Named.class)
                    .addMixIn(Verdict.class, Named.class)
                    .addMixIn(CallState.class, Named.class)
                    .addMixIn(CompositionState.class, Named.class)
                    .addMixIn(DomainEvent.class, Named.class)
                    .build();

    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "@type")
    private interface Named {}

    private StoredJson() {}

    /// @param type the declared type, which decides whether `@type` is written
    static <T> String write(Class<T> type, T value) {
        return MAPPER.writerFor(type).writeValueAsString(value);
    }

    static <T> @Nullable String writeOrNull(Class<T> type, @Nullable T value) {
        return value == null ? null : write(type, value);
    }

    static String texts(List<String> texts) {
        return write(String[].class, texts.toArray(String[]::new));
    }

    static List<String> texts(String json) {
        return List.of(read(String[].class, json));
    }

    static <T> T read(Class<T> type, String json) {
        return MAPPER.readValue(json, type);
    }

    static <T> @Nullable T readOrNull(Class<T> type, @Nullable String json) {
        return json == null ? null : read(type, json);
    }
}
