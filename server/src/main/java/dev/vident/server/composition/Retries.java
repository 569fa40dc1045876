package dev.vident.server.composition;

import dev.vident.server.job.Job;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// When a rendering is tried again.
///
/// A failure says something about the recording or the machine, and after a few of them nothing new
/// is learned. A worker that died says nothing: the server may have been restarted again and again
/// for other reasons, and a call must not go without its composition for that. Yet a recording that
/// takes its worker with it must not take the server down every half minute. So after the first
/// deaths the next one tries at once, then after ever longer waits, and in the end only when a
/// person asks.
final class Retries {
    /// After each failure; when the list is at its end, the job is given up.
    static final List<Duration> AFTER_FAILURE =
            List.of(
                    Duration.ofSeconds(10),
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(30));

    /// After each death that is found; when the list is at its end, some nine hours after the first
    /// one, the job is given up.
    static final List<Duration> AFTER_DEATH =
            List.of(
                    Duration.ZERO,
                    Duration.ZERO,
                    Duration.ZERO,
                    Duration.ZERO,
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(30),
                    Duration.ofHours(2),
                    Duration.ofHours(2),
                    Duration.ofHours(2),
                    Duration.ofHours(2));

    private Retries() {}

    /// @param job whose current attempt has failed
    /// @return empty to give it up
    static Optional<Duration> afterFailure(Job job) {
        return waitAfter(AFTER_FAILURE, job.failures() + 1);
    }

    /// @param job that was taken over from a worker that died
    /// @return zero to try at once, empty to give it up
    static Optional<Duration> afterDeath(Job job) {
        return waitAfter(AFTER_DEATH, job.deaths());
    }

    private static Optional<Duration> waitAfter(List<Duration> waits, int times) {
        return times <= waits.size() ? Optional.of(waits.get(times - 1)) : Optional.empty();
    }
}
