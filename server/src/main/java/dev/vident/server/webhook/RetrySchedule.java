package dev.vident.server.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The one place that says how a delivery goes on (contract section 5.1). Pure.
///
/// @param resends when a failed delivery is sent again, counted from its first attempt; rising
public record RetrySchedule(List<Duration> resends) {
    /// Four resends, the last after 18 hours.
    public static final RetrySchedule DOCUMENTED =
            new RetrySchedule(
                    List.of(
                            Duration.ofMinutes(5),
                            Duration.ofHours(1),
                            Duration.ofHours(5),
                            Duration.ofHours(18)));

    public RetrySchedule {
        resends = List.copyOf(resends);
    }

    /// @param sentAt when the attempt began
    /// @param resend whether the subscription wants failed deliveries sent again
    DeliveryState next(DeliveryState.Due due, Outcome outcome, Instant sentAt, boolean resend) {
        int attempts = due.attempts() + 1;
        if (outcome.isSuccess()) {
            return new DeliveryState.Delivered(attempts, sentAt);
        }
        if (!resend || attempts > resends.size()) {
            return new DeliveryState.GivenUp(attempts, sentAt);
        }
        return new DeliveryState.Due(
                attempts, firstAttempt(due, sentAt).plus(resends.get(attempts - 1)));
    }

    /// A resend is due at a fixed distance from the first attempt, which therefore need not be
    /// remembered.
    private Instant firstAttempt(DeliveryState.Due due, Instant sentAt) {
        return due.attempts() == 0 ? sentAt : due.at().minus(resends.get(due.attempts() - 1));
    }
}
