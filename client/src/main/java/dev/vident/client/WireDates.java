package dev.vident.client;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads the dates of the API; all are UTC (contract section 0).
final class WireDates {

    private static final DateTimeFormatter LAYOUT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss[.SSS][Z]", Locale.ROOT);

    private static final DateTimeFormatter PLAIN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private WireDates() {}

    static @Nullable Instant instant(@Nullable String text) {
        return text == null || text.isEmpty()
                ? null
                : LocalDateTime.parse(text, LAYOUT).toInstant(ZoneOffset.UTC);
    }

    /// As the server reads a date: whole seconds, no zone.
    static String plain(Instant instant) {
        return PLAIN.format(instant.atOffset(ZoneOffset.UTC));
    }

    static @Nullable LocalDate day(@Nullable String text) {
        return text == null || text.isEmpty() ? null : LocalDate.parse(text);
    }
}
