package dev.vident.server.http.api;

import dev.vident.server.applicant.RejectType;
import dev.vident.server.applicant.Review;
import dev.vident.server.applicant.ReviewAnswer;
import dev.vident.server.applicant.ReviewResult;
import dev.vident.server.platform.WireDates;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a review stands, as the API shows it (contract 4.3).
record ReviewBody(
        String reviewId,
        String attemptId,
        int attemptCnt,
        long elapsedSincePendingMs,
        long elapsedSinceQueuedMs,
        boolean reprocessing,
        String levelName,
        String createDate,
        @Nullable String startDate,
        @Nullable String reviewDate,
        @Nullable Result reviewResult,
        String reviewStatus,
        int priority) {

    /// @param rejectLabels missing unless RED
    record Result(
            ReviewAnswer reviewAnswer,
            List<String> rejectLabels,
            @Nullable RejectType reviewRejectType,
            @Nullable String moderationComment,
            @Nullable String clientComment) {

        static @Nullable Result of(@Nullable ReviewResult result) {
            return result == null
                    ? null
                    : new Result(
                            result.answer(),
                            result.rejectLabels(),
                            result.rejectType(),
                            result.moderationComment(),
                            result.clientComment());
        }
    }

    static ReviewBody of(Review review, String levelName, Instant now) {
        return new ReviewBody(
                review.reviewId(),
                review.attemptId(),
                review.attemptCount(),
                review.elapsedSincePendingMillis(now),
                review.elapsedSinceQueuedMillis(now),
                false,
                levelName,
                WireDates.zoned(review.createdAt()),
                zoned(review.pendingAt()),
                zoned(review.reviewedAt()),
                Result.of(review.result()),
                review.status().wireName(),
                0);
    }

    private static @Nullable String zoned(@Nullable Instant instant) {
        return instant == null ? null : WireDates.zoned(instant);
    }
}
