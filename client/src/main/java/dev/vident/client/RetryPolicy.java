package dev.vident.client;

import java.time.Duration;

/// How often and how patiently a repeatable call is tried again after 429, 503 or a broken
/// connection.
///
/// @param attemptsMax attempts in all, at least 1
/// @param firstPause pause before the second attempt; doubled before each further one
/// @param pauseMax no pause is longer, whatever `Retry-After` says
public record RetryPolicy(int attemptsMax, Duration firstPause, Duration pauseMax) {

    /// Four attempts within about two seconds.
    public static final RetryPolicy DEFAULT =
            new RetryPolicy(4, Duration.ofMillis(250), Duration.ofSeconds(10));

    public RetryPolicy {
        if (attemptsMax < 1 || firstPause.isNegative() || pauseMax.isNegative()) {
            throw new IllegalArgumentException("retry policy out of range");
        }
    }

    /// The pause after the given failed attempt, 1 being the first.
    Duration pauseAfter(int attempt, Duration retryAfter) {
        Duration backoff = firstPause.multipliedBy(1L << Math.min(attempt - 1, 20));
        Duration wanted = backoff.compareTo(retryAfter) > 0 ? backoff : retryAfter;
        return wanted.compareTo(pauseMax) > 0 ? pauseMax : wanted;
    }
}
