package dev.vident.server.config;

import java.util.List;
import java.util.regex.Pattern;

/// Who may embed the applicant's page.
///
/// @param embeddingOrigins sources of a Content-Security-Policy: origins, `*` alone for any, empty
///   for nobody
public record WebSdkConfig(List<String> embeddingOrigins) {
    private static final Pattern ORIGIN =
            Pattern.compile(
                    "https?://(?:\\*\\.)?[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?(?::\\d{1,5})?");

    public WebSdkConfig {
        embeddingOrigins = List.copyOf(embeddingOrigins);
    }

    static WebSdkConfig from(ConfigValues values) {
        List<String> origins = values.list(Settings.WEBSDK_EMBEDDING_ORIGINS);
        if (origins.equals(List.of("none"))) {
            return new WebSdkConfig(List.of());
        }
        boolean any = origins.equals(List.of("*"));
        if (origins.isEmpty() || !(any || origins.stream().allMatch(ORIGIN.asMatchPredicate()))) {
            throw values.refusal(
                    Settings.WEBSDK_EMBEDDING_ORIGINS,
                    "a list of origins such as https://app.example.org, or * or none");
        }
        return new WebSdkConfig(origins);
    }
}
