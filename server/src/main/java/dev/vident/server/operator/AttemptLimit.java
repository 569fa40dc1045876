package dev.vident.server.operator;

import dev.vident.server.platform.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Slows down guessing: after five wrong passwords within a quarter of an hour a login is refused
/// until the quarter is over, also with the right one. Counts per login, in memory, for the logins
/// tried last. Thread-safe.
final class AttemptLimit {
    static final int FAILURES_MAX = 5;
    static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int LOGINS_MAX = 10_000;

    private record Failures(int count, Instant firstAt) {}

    private final InstantSource clock;
    private final Map<String, Failures> failures =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
                    return size() > LOGINS_MAX;
                }
            };

    AttemptLimit(InstantSource clock) {
        this.clock = clock;
    }

    /// @throws dev.vident.server.platform.ProblemException 429 when there were too many failures
    synchronized void check(String login) {
        Failures known = current(login);
        if (known.count() >= FAILURES_MAX) {
            Duration left = Duration.between(clock.instant(), known.firstAt().plus(WINDOW));
            throw new Problem.TooManyRequests("Too many attempts to log in, try again later", left)
                    .exception();
        }
    }

    synchronized void failed(String login) {
        Failures known = current(login);
        failures.put(key(login), new Failures(known.count() + 1, known.firstAt()));
    }

    synchronized void succeeded(String login) {
        failures.remove(key(login));
    }

    private Failures current(String login) {
        Instant now = clock.instant();
        Failures known = failures.get(key(login));
        return known == null || !now.isBefore(known.firstAt().plus(WINDOW))
                ? new Failures(0, now)
                : known;
    }

    private static String key(String login) {
        return login.toLowerCase(Locale.ROOT);
    }
}
