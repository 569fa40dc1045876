package dev.vident.server.platform;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// The three date layouts of the wire contract (section 0), always in UTC.
public final class WireDates {
    private static final DateTimeFormatter PLAIN = formatter("uuuu-MM-dd HH:mm:ss");
    private static final DateTimeFormatter ZONED = formatter("uuuu-MM-dd HH:mm:ssxx");
    private static final DateTimeFormatter MILLIS = formatter("uuuu-MM-dd HH:mm:ss.SSS");

    private WireDates() {}

    /// `2026-01-05 10:00:00`: `createdAt` of an applicant, `compositionCreatedAt`, `addedDate`.
    public static String plain(Instant instant) {
        return PLAIN.format(instant);
    }

    /// Reads what [#plain] writes.
    ///
    /// @throws java.time.DateTimeException when it is something else
    public static Instant parsePlain(String text) {
        return PLAIN.parse(text, Instant::from);
    }

    /// `2026-01-05 10:00:00+0000`: the dates of a review, `createdAt` of webhooks.
    public static String zoned(Instant instant) {
        return ZONED.format(instant);
    }

    /// `2026-01-05 10:00:00.000`: `createdAtMs` of webhooks, `ts` of the audit trail.
    public static String millis(Instant instant) {
        return MILLIS.format(instant);
    }

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }
}
