package dev.vident.server.applicant;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The review object of an applicant (contract sections 4.2 and 4.3).
///
/// @param attemptCount how many attempts ended before this one, from 0
/// @param createdAt wire name `createDate`
/// @param pendingAt when the review last became pending; wire name `startDate`
/// @param queuedAt when the review last became queued
/// @param reviewedAt when the last verdict was given; wire name `reviewDate`
/// @param result the last verdict, absent before one is given
public record Review(
        String reviewId,
        String attemptId,
        int attemptCount,
        ReviewStatus status,
        Instant createdAt,
        @Nullable Instant pendingAt,
        @Nullable Instant queuedAt,
        @Nullable Instant reviewedAt,
        @Nullable ReviewResult result) {

    /// The review of a new applicant.
    public static Review first(String reviewId, String attemptId, Instant now) {
        return new Review(reviewId, attemptId, 0, ReviewStatus.INIT, now, null, null, null, null);
    }

    /// The review after its status changed without a verdict; a status it already has changes
    /// nothing.
    public Review withStatus(ReviewStatus next, Instant now) {
        if (next == status) {
            return this;
        }
        return new Review(
                reviewId,
                attemptId,
                attemptCount,
                next,
                createdAt,
                next == ReviewStatus.PENDING ? now : pendingAt,
                next == ReviewStatus.QUEUED ? now : queuedAt,
                reviewedAt,
                result);
    }

    /// The review after a verdict.
    public Review completed(ReviewResult verdict, Instant now) {
        return new Review(
                reviewId,
                attemptId,
                attemptCount,
                ReviewStatus.COMPLETED,
                createdAt,
                pendingAt,
                queuedAt,
                now,
                verdict);
    }

    /// The review at the beginning of the next attempt; the last verdict no longer stands.
    public Review nextAttempt(String nextAttemptId) {
        return new Review(
                reviewId,
                nextAttemptId,
                attemptCount + 1,
                ReviewStatus.INIT,
                createdAt,
                null,
                null,
                reviewedAt,
                null);
    }

    /// Milliseconds since the review became pending, 0 when it never did.
    public long elapsedSincePendingMillis(Instant now) {
        return elapsed(pendingAt, now);
    }

    /// Milliseconds since the review became queued, 0 when it never did.
    public long elapsedSinceQueuedMillis(Instant now) {
        return elapsed(queuedAt, now);
    }

    private static long elapsed(@Nullable Instant since, Instant now) {
        return since == null ? 0 : Math.max(0, Duration.between(since, now).toMillis());
    }
}
