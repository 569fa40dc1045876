package dev.vident.client;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One recorded call; duration and media id are missing while it is being rendered (contract 1.2).
///
/// @param mediaId what [VidentClient#downloadMedia] takes
public record Composition(
        @Nullable Instant created, @Nullable Duration duration, @Nullable String mediaId) {

    static Composition of(JsonObject json) {
        Integer seconds = json.integer("compositionDuration");
        return new Composition(
                WireDates.instant(json.text("compositionCreatedAt")),
                seconds == null ? null : Duration.ofSeconds(seconds),
                json.text("compositionMediaId"));
    }
}
