package dev.vident.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vident.client.RequestSigner;
import dev.vident.server.platform.Ids;
import dev.vident.server.platform.ManualClock;
import dev.vident.server.platform.Mode;
import dev.vident.server.platform.Problem;
import dev.vident.server.platform.ProblemException;
import dev.vident.server.platform.Randomness;
import dev.vident.server.platform.Redacted;
import dev.vident.server.platform.SumsubError;
import dev.vident.server.platform.TransactionsInMemory;
import dev.vident.server.secret.MasterKey;
import dev.vident.server.secret.Vault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class AppTokensTest {
    private final ManualClock clock = new ManualClock(Instant.parse("2026-01-05T10:00:00Z"));
    private final Randomness randomness = new Randomness(new Random(1));
    private final AtomicInteger reads = new AtomicInteger();
    private final TransactionsInMemory transactions = new TransactionsInMemory();
    private final AppTokensInMemory memory = new AppTokensInMemory(transactions);
    private final AppTokens tokens = tokens();

    private AppTokens tokens() {
        return new AppTokens(
                new Counting(),
                new Vault(MasterKey.parse("0f".repeat(32)), randomness),
                transactions,
                new Ids(clock, randomness),
                randomness,
                clock);
    }

    @Test
    void anIssuedTokenIsRecognisedAndSignsWithItsSecret() {
        IssuedAppToken issued =
                tokens.issue("first", Mode.SANDBOX, Set.of(Permission.VIEW_APPLICANTS));
        assertThat(issued.text().value()).matches("sbx:[A-Za-z0-9]{24}\\.[A-Za-z0-9]{32}");
        Caller caller = tokens.recognise(issued.text().value());
        assertThat(caller.mode()).isEqualTo(Mode.SANDBOX);
        assertThat(caller.may(Permission.VIEW_APPLICANTS)).isTrue();
        assertThatThrownBy(() -> caller.require(Permission.VIEW_PERSONAL_DATA))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().status()).isEqualTo(403));
    }

    /// The first vector of contract section 3.2.
    @Test
    void theSignerMakesTheSignatureOfTheContract() {
        tokens.adopt(
                "given",
                Redacted.of("sbx:abcdefgh.abcdefghijklmnop"),
                Redacted.of("openvi-test-secret-0001"),
                Set.of());
        Caller caller = tokens.recognise("sbx:abcdefgh.abcdefghijklmnop");
        String target = "/resources/inspections/66f000000000000000000002?fields=videoIdentData";
        for (int i = 0; i < 2; i++) {
            assertThat(caller.signer().sign("1700000000", "GET", target, new byte[0]))
                    .isEqualTo("87afe9f3de2ca45244c953453da20b6ce8f3587f043c9ddf1a48e7d512d66bb7");
        }
    }

    @Test
    void everyWrongTokenHasItsCode() {
        String text = tokens.issue("first", Mode.SANDBOX, Set.of()).text().value();
        assertRefused("", SumsubError.APP_TOKEN_INVALID_FORMAT);
        assertRefused("abc", SumsubError.APP_TOKEN_INVALID_FORMAT);
        assertRefused("tst" + text.substring(3), SumsubError.APP_TOKEN_INVALID_FORMAT);
        assertRefused("prd" + text.substring(3), SumsubError.APP_TOKEN_NOT_FOUND);
        assertRefused(
                text.substring(0, text.length() - 1) + "_", SumsubError.APP_TOKEN_INVALID_FORMAT);
        assertRefused(text + "a", SumsubError.APP_TOKEN_PRIVATE_PART_MISMATCH);
        assertThat(tokens.recognise(text)).isNotNull();
    }

    @Test
    void aRecognisedTokenAsksTheStoreOnceInHalfAMinute() {
        String text = tokens.issue("first", Mode.SANDBOX, Set.of()).text().value();
        for (int i = 0; i < 100; i++) {
            tokens.recognise(text);
        }
        assertThat(reads).hasValue(1);
        clock.advance(Duration.ofSeconds(30));
        tokens.recognise(text);
        assertThat(reads).hasValue(2);
    }

    @Test
    void aRevokedTokenIsRefusedAtOnceHereAndSoonElsewhere() {
        IssuedAppToken issued = tokens.issue("first", Mode.SANDBOX, Set.of());
        String text = issued.text().value();
        AppTokens otherNode = tokens();
        tokens.recognise(text);
        otherNode.recognise(text);
        tokens.revoke(issued.token().id());
        assertRefused(text, SumsubError.APP_TOKEN_NOT_FOUND);
        clock.advance(Duration.ofSeconds(30));
        assertThatThrownBy(() -> otherNode.recognise(text)).isInstanceOf(ProblemException.class);
    }

    @Test
    void aGivenTokenIsStoredOnceAndMustHaveTheForm() {
        Redacted<String> text = Redacted.of("prd:abcdefgh.abcdefghijklmnop");
        tokens.adopt("given", text, Redacted.of("secret"), Set.of());
        tokens.adopt("given", text, Redacted.of("secret"), Set.of());
        assertThat(tokens.list()).hasSize(1);
        for (String wrong : List.of("abc", "prd:a.b", "prd:abcdefgh")) {
            assertThatThrownBy(() ->
                            tokens.adopt("x", Redacted.of(wrong), Redacted.of("secret"), Set.of()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aRotatedTokenSignsWithBothSecretsUntilTheGracePeriodIsOver() {
        IssuedAppToken old = tokens.issue("first", Mode.SANDBOX, Set.of());
        tokens.recognise(old.text().value());
        IssuedAppToken fresh = tokens.rotate(old.token().id(), Duration.ofSeconds(10));

        assertThat(fresh.text().value()).startsWith("sbx:" + old.token().publicPart() + ".");
        assertThat(sign(fresh))
                .isEqualTo(
                        new RequestSigner(fresh.secretKey().value())
                                .sign("1", "GET", "/", new byte[0]));
        assertThat(sign(old))
                .isEqualTo(
                        new RequestSigner(old.secretKey().value())
                                .sign("1", "GET", "/", new byte[0]));
        clock.advance(Duration.ofSeconds(10));
        assertRefused(old.text().value(), SumsubError.APP_TOKEN_PRIVATE_PART_MISMATCH);
        assertThat(sign(fresh)).isNotNull();
    }

    @Test
    void withoutAGracePeriodTheOldSecretEndsAtOnce() {
        IssuedAppToken old = tokens.issue("first", Mode.SANDBOX, Set.of());
        tokens.recognise(old.text().value());
        IssuedAppToken fresh = tokens.rotate(old.token().id(), Duration.ZERO);
        assertRefused(old.text().value(), SumsubError.APP_TOKEN_PRIVATE_PART_MISMATCH);
        assertThat(tokens.recognise(fresh.text().value())).isNotNull();
    }

    @Test
    void onlyALivingTokenIsRotatedAndOnlyAKnownOneRevoked() {
        String id = tokens.issue("first", Mode.SANDBOX, Set.of()).token().id();
        assertStatus(400, () -> tokens.rotate(id, Duration.ofDays(31)));
        assertStatus(400, () -> tokens.revoke("odd"));
        assertStatus(404, () -> tokens.revoke("66f000000000000000000001"));
        assertStatus(404, () -> tokens.rotate("66f000000000000000000001", Duration.ZERO));
        tokens.revoke(id);
        tokens.revoke(id);
        assertStatus(409, () -> tokens.rotate(id, Duration.ZERO));
    }

    @Test
    void aTokenWithoutNameOrPermissionIsNotMade() {
        TokenScope view = TokenScope.anywhere(Set.of(Permission.VIEW_APPLICANTS));
        assertStatus(400, () -> tokens.issue(" ", Mode.SANDBOX, view));
        assertStatus(400, () -> tokens.issue("n".repeat(201), Mode.SANDBOX, view));
        assertStatus(400, () -> tokens.issue("n", Mode.SANDBOX, TokenScope.anywhere(Set.of())));
    }

    @Test
    void theLastUseIsWrittenDownOncePerRecognition() {
        String text = tokens.issue("first", Mode.SANDBOX, Set.of()).text().value();
        Caller caller = tokens.recognise(text);
        assertThat(tokens.list().getFirst().lastUsedAt()).isNull();
        tokens.used(caller);
        Instant first = clock.instant();
        clock.advance(Duration.ofSeconds(1));
        tokens.used(caller);
        assertThat(tokens.list().getFirst().lastUsedAt()).isEqualTo(first);
        clock.advance(Duration.ofSeconds(30));
        tokens.used(tokens.recognise(text));
        assertThat(tokens.list().getFirst().lastUsedAt()).isEqualTo(clock.instant());
    }

    private String sign(IssuedAppToken token) {
        return tokens.recognise(token.text().value()).signer().sign("1", "GET", "/", new byte[0]);
    }

    private static void assertStatus(int status, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().status()).isEqualTo(status));
    }

    @Test
    void nothingOfASecretPrints() {
        IssuedAppToken issued = tokens.issue("first", Mode.SANDBOX, Set.of());
        String privatePart = issued.text().value().substring(issued.text().value().indexOf('.'));
        assertThat(issued.toString()).doesNotContain(privatePart, issued.secretKey().value());
    }

    private void assertRefused(String text, SumsubError error) {
        assertThatThrownBy(() -> tokens.recognise(text))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> {
                            assertThat(refused.problem()).isInstanceOf(Problem.Unauthorized.class);
                            assertThat(refused.problem().error()).isEqualTo(error);
                        });
    }

    /// Counts how often a token is looked up.
    private final class Counting implements AppTokenStore {
        @Override
        public boolean insert(AppToken token) {
            return memory.insert(token);
        }

        @Override
        public Optional<AppToken> find(Mode mode, String publicPart) {
            reads.incrementAndGet();
            return memory.find(mode, publicPart);
        }

        @Override
        public Optional<AppToken> lock(String id) {
            return memory.lock(id);
        }

        @Override
        public void rotate(AppToken token) {
            memory.rotate(token);
        }

        @Override
        public boolean revoke(String id) {
            return memory.revoke(id);
        }

        @Override
        public void used(String id, Instant at) {
            memory.used(id, at);
        }

        @Override
        public List<AppToken> list() {
            return memory.list();
        }
    }
}
