package dev.vident.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What an SDK access token or an applicant's link is asked for (contract 4.4, 4.6).
///
/// @param userId the integrator's own id; an applicant is created when it is unknown
/// @param lifetime whole seconds; null for the server's default
/// @param lang language of the page for a link, ISO 639-1
public record SdkAccess(
        String userId, String levelName, @Nullable Duration lifetime, @Nullable String lang) {

    /// Access with the server's default lifetime.
    public static SdkAccess of(String userId, String levelName) {
        return new SdkAccess(userId, levelName, null, null);
    }

    @Nullable Long lifetimeSeconds() {
        return lifetime == null ? null : lifetime.toSeconds();
    }

    byte[] json() {
        return new JsonWriter()
                .put("userId", userId)
                .put("levelName", levelName)
                .put("ttlInSecs", lifetimeSeconds())
                .bytes();
    }
}
