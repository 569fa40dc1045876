package dev.vident.server.operator;

import dev.vident.server.platform.Problem;
import dev.vident.server.platform.Randomness;
import dev.vident.server.platform.Redacted;
import dev.vident.server.secret.PasswordHash;
import dev.vident.server.secret.TokenHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Logs operators in and out and recognises their sessions. Thread-safe.
public final class Logins {
    /// A session unused for this long is over.
    public static final Duration IDLE_MAX = Duration.ofHours(1);

    /// A session is over this long after the log-in, however busy it is.
    public static final Duration LIFETIME = Duration.ofHours(12);

    private static final int TOKEN_LENGTH = 43;
    private static final int CSRF_LENGTH = 32;
    private static final int PASSWORD_LENGTH_MAX = 1024;
    // Writing each request down would make reads of the desk writes.
    private static final Duration SEEN_PRECISION = Duration.ofMinutes(1);

    private final OperatorStore operators;
    private final SessionStore sessions;
    private final PasswordHash passwords;
    private final AttemptLimit attempts;
    private final Randomness randomness;
    private final InstantSource clock;
    private final Redacted<String> nobodysHash;

    public Logins(
            OperatorStore operators,
            SessionStore sessions,
            PasswordHash passwords,
            Randomness randomness,
            InstantSource clock) {
        this.operators = operators;
        this.sessions = sessions;
        this.passwords = passwords;
        this.attempts = new AttemptLimit(clock);
        this.randomness = randomness;
        this.clock = clock;
        this.nobodysHash = passwords.of(Redacted.of(randomness.alphanumeric(TOKEN_LENGTH)));
    }

    /// @throws dev.vident.server.platform.ProblemException 401 for a wrong login or password, which
    ///   take equally long; 429 after too many
    public LoggedIn login(String login, Redacted<String> password) {
        attempts.check(login);
        Optional<Operator> operator =
                operators.findByLogin(login).filter(found -> !found.disabled());
        Redacted<String> hash = operator.map(Operator::passwordHash).orElse(nobodysHash);
        boolean right =
                password.value().length() <= PASSWORD_LENGTH_MAX
                        && passwords.matches(password, hash);
        if (!right || operator.isEmpty()) {
            attempts.failed(login);
            throw new Problem.Unauthorized("Wrong login or password").exception();
        }
        attempts.succeeded(login);
        return open(operator.get());
    }

    /// Recognises the value of the session cookie.
    ///
    /// @throws dev.vident.server.platform.ProblemException 401 when there is no such session or it
    ///   is over
    public Seated recognise(String cookieToken) {
        Instant now = clock.instant();
        Session session =
                sessions.find(TokenHash.of(cookieToken))
                        .filter(found -> now.isBefore(found.expiresAt()))
                        .filter(found -> now.isBefore(found.lastSeenAt().plus(IDLE_MAX)))
                        .orElseThrow(Logins::notLoggedIn);
        Operator operator =
                operators
                        .find(session.operatorId())
                        .filter(found -> !found.disabled())
                        .orElseThrow(Logins::notLoggedIn);
        if (Duration.between(session.lastSeenAt(), now).compareTo(SEEN_PRECISION) >= 0) {
            sessions.seen(session.tokenHash(), now);
        }
        return new Seated(operator, session);
    }

    /// As [#recognise], for a request that changes something and therefore repeats the session's
    /// CSRF token.
    ///
    /// @throws dev.vident.server.platform.ProblemException 401 as there, 403 when the CSRF token is
    ///   another
    public Seated recognise(String cookieToken, String csrfToken) {
        Seated seated = recognise(cookieToken);
        byte[] expected = seated.session().csrfToken().value().getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(expected, csrfToken.getBytes(StandardCharsets.UTF_8))) {
            throw new Problem.Forbidden("The CSRF token is missing or wrong").exception();
        }
        return seated;
    }

    /// Ends a session; nothing happens when there is none.
    public void logout(String cookieToken) {
        sessions.delete(TokenHash.of(cookieToken));
    }

    private LoggedIn open(Operator operator) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String token = randomness.alphanumeric(TOKEN_LENGTH);
        Session session =
                new Session(
                        TokenHash.of(token),
                        operator.id(),
                        Redacted.of(randomness.alphanumeric(CSRF_LENGTH)),
                        now,
                        now,
                        now.plus(LIFETIME));
        sessions.deleteExpired(now, now.minus(IDLE_MAX));
        sessions.insert(session);
        return new LoggedIn(operator, session, Redacted.of(token));
    }

    private static RuntimeException notLoggedIn() {
        return new Problem.Unauthorized("Not logged in").exception();
    }
}
