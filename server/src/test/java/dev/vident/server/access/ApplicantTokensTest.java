package dev.vident.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vident.server.platform.ManualClock;
import dev.vident.server.platform.Mode;
import dev.vident.server.platform.ProblemException;
import dev.vident.server.platform.Randomness;
import dev.vident.server.platform.TransactionsInMemory;
import dev.vident.server.storage.Rows;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ApplicantTokensTest {
    private final ManualClock clock = new ManualClock(Instant.parse("2026-01-05T10:00:00Z"));
    private final Randomness randomness = new Randomness(new Random(1));
    private final TransactionsInMemory transactions = new TransactionsInMemory();
    private final SdkTokens tokens =
            new SdkTokens(
                    new SdkTokensInMemory(transactions),
                    () -> "https://ident.example.org:8443",
                    randomness,
                    clock);
    private final Permalinks permalinks =
            new Permalinks(new PermalinksInMemory(transactions), randomness, clock);

    @Test
    void aTokenCarriesOurAddressTheWayTheWebSdkReadsIt() {
        String text = issue(Mode.SANDBOX);
        assertThat(text).startsWith("_act-sbx-jwt-").endsWith(".");
        String[] parts = text.substring("_act-sbx-jwt-".length()).split("\\.", -1);
        assertThat(parts).hasSize(3);
        assertThat(decoded(parts[0])).isEqualTo("{\"alg\":\"none\"}");
        assertThat(decoded(parts[1]))
                .matches(
                        "\\{\"jti\":\"_act-[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}"
                                + "-[0-9a-f]{12}\",\"url\":\"https://ident\\.example\\.org:8443\"}");
        assertThat(issue(Mode.PRODUCTION)).startsWith("_act-jwt-");
    }

    @Test
    void anIssuedTokenAndItsBareSecretAreRecognised() {
        String text = issue(Mode.SANDBOX);
        SdkToken token = tokens.recognise(text);
        assertThat(token.applicantId()).isEqualTo(Rows.id(1, 1));
        assertThat(token.mode()).isEqualTo(Mode.SANDBOX);
        assertThat(token.levelName()).isEqualTo("video-ident");
        String payload = decoded(text.split("\\.", -1)[1]);
        String jti = payload.substring(8, payload.indexOf('"', 8));
        assertThat(tokens.recognise(jti)).isEqualTo(token);
    }

    @Test
    void anExpiredOrMadeUpTokenIsRefused() {
        String text = issue(Mode.SANDBOX);
        for (String wrong :
                List.of("", "_act-x", "_act-jwt-", "_act-jwt-AA.AA.", "Bearer x", text + "x")) {
            assertRefused(wrong);
        }
        clock.advance(Duration.ofSeconds(599));
        tokens.recognise(text);
        clock.advance(Duration.ofSeconds(1));
        assertRefused(text);
    }

    @Test
    void aLifetimeMustBePositiveAndAtMostAYear() {
        for (Duration lifetime :
                List.of(Duration.ZERO, Duration.ofSeconds(-1), Duration.ofDays(366))) {
            assertThatThrownBy(() ->
                            tokens.issue(Mode.SANDBOX, Rows.id(1, 1), "video-ident", lifetime))
                    .isInstanceOf(ProblemException.class)
                    .hasMessage("ttlInSecs must be between 1 and 31536000");
        }
    }

    @Test
    void aLinkOpensAsOftenAsItMayAndNotLonger() {
        String code =
                permalinks
                        .issue(Mode.SANDBOX, Rows.id(1, 1), "video-ident", Duration.ofHours(1), 2)
                        .value();
        assertThat(code).matches("[A-Za-z0-9]{16}");
        assertThat(permalinks.open(code).applicantId()).isEqualTo(Rows.id(1, 1));
        permalinks.open(code);
        assertThatThrownBy(() -> permalinks.open(code))
                .hasMessage("The link is unknown or used up");
        String other =
                permalinks
                        .issue(Mode.SANDBOX, Rows.id(1, 1), "video-ident", Duration.ofHours(1), 2)
                        .value();
        clock.advance(Duration.ofHours(1));
        assertThatThrownBy(() -> permalinks.open(other)).isInstanceOf(ProblemException.class);
    }

    private String issue(Mode mode) {
        return tokens.issue(mode, Rows.id(1, 1), "video-ident", SdkTokens.LIFETIME).value();
    }

    private void assertRefused(String text) {
        assertThatThrownBy(() -> tokens.recognise(text))
                .as(text)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().status()).isEqualTo(401));
    }

    private static String decoded(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }
}
