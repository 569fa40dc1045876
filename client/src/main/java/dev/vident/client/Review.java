package dev.vident.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where an applicant's review stands (contract 4.3).
///
/// @param attemptCount attempts before this one
/// @param created when the review was created
/// @param reviewed when it was decided
/// @param result the decision, if there is one
public record Review(
        @Nullable String reviewId,
        @Nullable String attemptId,
        int attemptCount,
        @Nullable String levelName,
        @Nullable Instant created,
        @Nullable Instant reviewed,
        ReviewStatus status,
        @Nullable ReviewResult result) {

    static Review of(JsonObject json) {
        Integer attempts = json.integer("attemptCnt");
        String status = json.text("reviewStatus");
        return new Review(
                json.text("reviewId"),
                json.text("attemptId"),
                attempts == null ? 0 : attempts,
                json.text("levelName"),
                WireDates.instant(json.text("createDate")),
                WireDates.instant(json.text("reviewDate")),
                status == null ? ReviewStatus.UNKNOWN : ReviewStatus.of(status),
                ReviewResult.of(json.object("reviewResult")));
    }
}
