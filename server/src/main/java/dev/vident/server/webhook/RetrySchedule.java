package dev.vident.server.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The one place that says how a delivery goes on (contract section 5.1). Pure.
public final class RetrySchedule {
    /// When a failed delivery is sent again, counted from its first attempt.
    public static final List<Duration> RESENDS =
            List.of(
                    Duration.ofMinutes(5),
                    Duration.ofHours(1),
                    Duration.ofHours(5),
                    Duration.ofHours(18));

    private RetrySchedule() {}

    /// @param sentAt when the attempt began
    /// @param resend whether the subscription wants failed deliveries sent again
    public static DeliveryState next(
            DeliveryState.Due due, Outcome outcome, Instant sentAt, boolean resend) {
        int attempts = due.attempts() + 1;
        if (outcome.isSuccess()) {
            return new DeliveryState.Delivered(attempts, sentAt);
        }
        if (!resend || attempts > RESENDS.size()) {
            return new DeliveryState.GivenUp(attempts, sentAt);
        }
        return new DeliveryState.Due(
                attempts, firstAttempt(due, sentAt).plus(RESENDS.get(attempts - 1)));
    }

    /// A resend is due at a fixed distance from the first attempt, which therefore need not be
    /// remembered.
    private static Instant firstAttempt(DeliveryState.Due due, Instant sentAt) {
        return due.attempts() == 0 ? sentAt : due.at().minus(RESENDS.get(due.attempts() - 1));
    }
}
