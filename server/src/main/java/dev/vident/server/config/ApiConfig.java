package dev.vident.server.config;

/// How much an app token may ask of the API within five seconds.
///
/// @param rateLimitGet reads, 0 for no limit
/// @param rateLimitPost all other requests together, 0 for no limit
public record ApiConfig(int rateLimitGet, int rateLimitPost) {
    private static final int REQUESTS_MAX = 100_000;

    static ApiConfig from(ConfigValues values) {
        return new ApiConfig(
                values.integer(Settings.API_RATE_LIMIT_GET, 0, REQUESTS_MAX),
                values.integer(Settings.API_RATE_LIMIT_POST, 0, REQUESTS_MAX));
    }
}
