package dev.vident.server.storage.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How values lie in columns: times as epoch milliseconds, sets as words with commas between them.
final class Columns {
    private Columns() {}

    static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return Instant.ofEpochMilli(row.getLong(column));
    }

    static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    static <E extends Enum<E>> String words(Set<E> values) {
        return values.stream().map(Enum::name).sorted().collect(Collectors.joining(","));
    }

    static <E extends Enum<E>> Set<E> enums(Class<E> type, String words) {
        Set<E> values = EnumSet.noneOf(type);
        for (String word : words.split(",", -1)) {
            if (!word.isEmpty()) {
                values.add(Enum.valueOf(type, word));
            }
        }
        return values;
    }
}
