package dev.vident.server.access;

import dev.vident.server.platform.Mode;
import dev.vident.server.platform.Problem;
import dev.vident.server.platform.Randomness;
import dev.vident.server.platform.Redacted;
import dev.vident.server.secret.TokenHash;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/// Issues and opens links to the applicant's page. Thread-safe.
public final class Permalinks {
    private static final int CODE_LENGTH = 16;

    private final PermalinkStore store;
    private final Randomness randomness;
    private final InstantSource clock;

    public Permalinks(PermalinkStore store, Randomness randomness, InstantSource clock) {
        this.store = store;
        this.randomness = randomness;
        this.clock = clock;
    }

    /// Makes a link.
    ///
    /// @param uses how often it may be opened
    /// @return the code that goes into the address: 16 letters and digits, 95 random bits
    public Redacted<String> issue(
            Mode mode, String applicantId, String levelName, Duration lifetime, int uses) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String code = randomness.alphanumeric(CODE_LENGTH);
        store.deleteExpired(now);
        store.insert(
                new Permalink(
                        TokenHash.of(code),
                        applicantId,
                        mode,
                        levelName,
                        uses,
                        now,
                        now.plus(lifetime)));
        return Redacted.of(code);
    }

    /// Opens a link, which takes one of its uses.
    ///
    /// @throws dev.vident.server.platform.ProblemException 404 when it is unknown, has expired or
    ///   is used up
    public Permalink open(String code) {
        return store.use(TokenHash.of(code), clock.instant())
                .orElseThrow(
                        () -> new Problem.NotFound("The link is unknown or used up").exception());
    }
}
