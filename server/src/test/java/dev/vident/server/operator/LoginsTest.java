package dev.vident.server.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vident.server.platform.Ids;
import dev.vident.server.platform.ManualClock;
import dev.vident.server.platform.Problem;
import dev.vident.server.platform.ProblemException;
import dev.vident.server.platform.Randomness;
import dev.vident.server.platform.Redacted;
import dev.vident.server.platform.TransactionsInMemory;
import dev.vident.server.secret.PasswordHash;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class LoginsTest {
    private static final Redacted<String> RIGHT = Redacted.of("correct horse");
    private static final Redacted<String> WRONG = Redacted.of("battery staple");

    private final ManualClock clock = new ManualClock(Instant.parse("2026-01-05T10:00:00Z"));
    private final Randomness randomness = new Randomness(new Random(1));
    private final TransactionsInMemory transactions = new TransactionsInMemory();
    private final OperatorsInMemory store = new OperatorsInMemory(transactions);
    private final SessionsInMemory sessions = new SessionsInMemory(transactions);
    private final PasswordHash passwords = new PasswordHash(randomness);
    private final Operators operators =
            new Operators(
                    store, sessions, passwords, transactions, new Ids(clock, randomness), clock);
    private final Logins logins = new Logins(store, sessions, passwords, randomness, clock);
    private final Operator olga = operators.add("olga", "Olga", Set.of(Role.OPERATOR), RIGHT);

    @Test
    void aLogInOpensASessionThatIsRecognised() {
        LoggedIn in = logins.login("olga", RIGHT);
        assertThat(in.operator()).isEqualTo(olga);
        assertThat(logins.recognise(in.cookieToken().value()).operator()).isEqualTo(olga);
        assertThat(in.toString())
                .doesNotContain(in.cookieToken().value(), in.session().csrfToken().value());
    }

    @Test
    void aChangeNeedsTheCsrfToken() {
        LoggedIn in = logins.login("olga", RIGHT);
        String cookie = in.cookieToken().value();
        assertThat(logins.recognise(cookie, in.session().csrfToken().value()).operator())
                .isEqualTo(olga);
        assertRefused(403, () -> logins.recognise(cookie, "other"));
        assertRefused(403, () -> logins.recognise(cookie, ""));
    }

    @Test
    void wrongLoginAndWrongPasswordAreRefusedAlike() {
        assertThatThrownBy(() -> logins.login("olga", WRONG)).hasMessage("Wrong login or password");
        assertThatThrownBy(() -> logins.login("nobody", RIGHT))
                .hasMessage("Wrong login or password");
    }

    @Test
    void afterFiveFailuresEvenTheRightPasswordWaits() {
        for (int i = 0; i < 5; i++) {
            assertRefused(401, () -> logins.login("olga", WRONG));
        }
        clock.advance(Duration.ofMinutes(14));
        assertThatThrownBy(() -> logins.login("OLGA", RIGHT))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused ->
                                assertThat(refused.problem())
                                        .isEqualTo(
                                                new Problem.TooManyRequests(
                                                        "Too many attempts to log in, try again"
                                                                + " later",
                                                        Duration.ofMinutes(1))));
        clock.advance(Duration.ofMinutes(1));
        assertThat(logins.login("olga", RIGHT).operator()).isEqualTo(olga);
    }

    @Test
    void aSessionEndsWhenIdleAndAtTheLatestAfterTwelveHours() {
        String idle = logins.login("olga", RIGHT).cookieToken().value();
        clock.advance(Duration.ofMinutes(60));
        assertRefused(401, () -> logins.recognise(idle));
        String busy = logins.login("olga", RIGHT).cookieToken().value();
        for (int i = 0; i < 14; i++) {
            clock.advance(Duration.ofMinutes(50));
            logins.recognise(busy);
        }
        clock.advance(Duration.ofMinutes(20));
        assertRefused(401, () -> logins.recognise(busy));
    }

    @Test
    void logOutAndANewPasswordEndSessions() {
        String one = logins.login("olga", RIGHT).cookieToken().value();
        String two = logins.login("olga", RIGHT).cookieToken().value();
        logins.logout(one);
        assertRefused(401, () -> logins.recognise(one));
        operators.changePassword(olga.id(), WRONG);
        assertRefused(401, () -> logins.recognise(two));
        assertThat(logins.login("olga", WRONG).operator().id()).isEqualTo(olga.id());
    }

    @Test
    void aLoginIsTakenOnceAndAPasswordHasALength() {
        assertRefused(409, () -> operators.add("olga", "Other", Set.of(), RIGHT));
        assertRefused(400, () -> operators.add("paul", "Paul", Set.of(), Redacted.of("short")));
    }

    private static void assertRefused(int status, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().status()).isEqualTo(status));
    }
}
