package dev.vident.server.access;

import dev.vident.server.platform.Mode;
import dev.vident.server.platform.Problem;
import dev.vident.server.platform.Randomness;
import dev.vident.server.platform.Redacted;
import dev.vident.server.secret.TokenHash;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Issues and recognises SDK access tokens. A token carries our base URL in the form an unmodified
/// WebSDK reads; only its `jti` is the secret (contract section 4.4). Thread-safe.
public final class SdkTokens {
    /// Lifetime when the caller names none.
    public static final Duration LIFETIME = Duration.ofMinutes(10);

    /// The longest lifetime given.
    public static final Duration LIFETIME_MAX = Duration.ofDays(365);

    private static final Pattern SHAPED =
            Pattern.compile(
                    "_act-(?:sbx-)?jwt-[A-Za-z0-9+/=]{1,100}\\.([A-Za-z0-9+/=]{1,2000})\\.");
    private static final Pattern JTI = Pattern.compile("\"jti\":\"(_act-[0-9a-f-]{36})\"");
    private static final String HEADER = "{\"alg\":\"none\"}";

    private final SdkTokenStore store;
    private final Supplier<String> baseUrl;
    private final Randomness randomness;
    private final InstantSource clock;

    /// @param baseUrl under which browsers reach this server, without a trailing slash or a path
    public SdkTokens(
            SdkTokenStore store,
            Supplier<String> baseUrl,
            Randomness randomness,
            InstantSource clock) {
        this.store = store;
        this.baseUrl = baseUrl;
        this.randomness = randomness;
        this.clock = clock;
    }

    /// Issues a token for an applicant on a level.
    ///
    /// @throws dev.vident.server.platform.ProblemException 400 when the lifetime is not positive or
    ///   too long
    public Redacted<String> issue(
            Mode mode, String applicantId, String levelName, Duration lifetime) {
        if (lifetime.isNegative() || lifetime.isZero() || lifetime.compareTo(LIFETIME_MAX) > 0) {
            throw new Problem.BadRequest(
                            "ttlInSecs must be between 1 and " + LIFETIME_MAX.toSeconds())
                    .exception();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String jti = "_act-" + randomUuid();
        store.deleteExpired(now);
        store.insert(
                new SdkToken(
                        TokenHash.of(jti), applicantId, mode, levelName, now, now.plus(lifetime)));
        String payload = "{\"jti\":\"" + jti + "\",\"url\":\"" + baseUrl.get() + "\"}";
        return Redacted.of(
                (mode == Mode.SANDBOX ? "_act-sbx-jwt-" : "_act-jwt-")
                        + base64(HEADER)
                        + "."
                        + base64(payload)
                        + ".");
    }

    /// Recognises a token, in the issued form or as its bare `jti`.
    ///
    /// @throws dev.vident.server.platform.ProblemException 401 when it is unknown or has expired
    public SdkToken recognise(String text) {
        return jti(text)
                .flatMap(jti -> store.find(TokenHash.of(jti)))
                .filter(token -> clock.instant().isBefore(token.expiresAt()))
                .orElseThrow(() ->
                        new Problem.Unauthorized("The access token is unknown or has expired")
                                .exception());
    }

    private static Optional<String> jti(String text) {
        Matcher shaped = SHAPED.matcher(text);
        if (!shaped.matches()) {
            return Optional.of(text).filter(token -> token.startsWith("_act-"));
        }
        try {
            byte[] payload = Base64.getDecoder().decode(shaped.group(1));
            Matcher jti = JTI.matcher(new String(payload, StandardCharsets.UTF_8));
            return jti.find() ? Optional.of(jti.group(1)) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// A random UUID (RFC 9562, version 4).
    private String randomUuid() {
        long high = (randomness.nextLong() & ~0xF000L) | 0x4000L;
        long low = (randomness.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }

    /// The plain alphabet: browsers' `atob` knows no other.
    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
