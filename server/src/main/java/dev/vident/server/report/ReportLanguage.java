package dev.vident.server.report;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A language reports are written in.
public enum ReportLanguage {
    ENGLISH,
    GERMAN;

    /// The language of an ISO 639-1 code, English where it is not spoken here.
    public static ReportLanguage of(@Nullable String code) {
        return code != null && code.toLowerCase(Locale.ROOT).startsWith("de") ? GERMAN : ENGLISH;
    }

    /// One of two texts.
    String say(String english, String german) {
        return this == GERMAN ? german : english;
    }
}
