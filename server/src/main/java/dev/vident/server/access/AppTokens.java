package dev.vident.server.access;

import dev.vident.server.platform.Ids;
import dev.vident.server.platform.Mode;
import dev.vident.server.platform.Problem;
import dev.vident.server.platform.Randomness;
import dev.vident.server.platform.Redacted;
import dev.vident.server.platform.SumsubError;
import dev.vident.server.secret.TokenHash;
import dev.vident.server.secret.Vault;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Issues app tokens and recognises them (contract sections 3.1 and 3.3). What was recognised is
/// remembered for half a minute, so that a signed read asks the database nothing more; another
/// node's revocation is heeded that much later. Thread-safe.
public final class AppTokens {
    private static final Pattern FORMAT =
            Pattern.compile("(sbx|prd):([A-Za-z0-9]{8,64})\\.([A-Za-z0-9]{16,128})");
    private static final int PUBLIC_LENGTH = 24;
    private static final int PRIVATE_LENGTH = 32;
    private static final int SECRET_LENGTH = 32;
    private static final Duration REMEMBERED_FOR = Duration.ofSeconds(30);
    private static final int REMEMBERED_MAX = 10_000;

    private record Remembered(Caller caller, Instant until) {}

    private final AppTokenStore store;
    private final Vault vault;
    private final Ids ids;
    private final Randomness randomness;
    private final InstantSource clock;
    private final ConcurrentHashMap<String, Remembered> remembered = new ConcurrentHashMap<>();

    public AppTokens(
            AppTokenStore store, Vault vault, Ids ids, Randomness randomness, InstantSource clock) {
        this.store = store;
        this.vault = vault;
        this.ids = ids;
        this.randomness = randomness;
        this.clock = clock;
    }

    /// Makes a new token with a new secret key.
    public IssuedAppToken issue(String name, Mode mode, Set<Permission> permissions) {
        String text =
                mode.prefix()
                        + ":"
                        + randomness.alphanumeric(PUBLIC_LENGTH)
                        + "."
                        + randomness.alphanumeric(PRIVATE_LENGTH);
        return adopt(
                name,
                Redacted.of(text),
                Redacted.of(randomness.alphanumeric(SECRET_LENGTH)),
                permissions);
    }

    /// Stores a token whose texts are given, as at a first start. One that is stored already is
    /// left as it is.
    ///
    /// @throws IllegalArgumentException when the token text has another format or the secret key is
    ///   empty
    public IssuedAppToken adopt(
            String name,
            Redacted<String> text,
            Redacted<String> secretKey,
            Set<Permission> permissions) {
        Matcher parts = FORMAT.matcher(text.value());
        if (!parts.matches() || secretKey.value().isEmpty()) {
            throw new IllegalArgumentException(
                    "an app token looks like sbx:<8-64 letters or digits>.<16-128 of them>"
                            + " and has a secret key");
        }
        String id = ids.next();
        AppToken token =
                new AppToken(
                        id,
                        name,
                        Mode.ofPrefix(parts.group(1)).orElseThrow(),
                        parts.group(2),
                        TokenHash.of(parts.group(3)),
                        vault.seal(secretName(id), secretKey.value()),
                        permissions,
                        false,
                        clock.instant().truncatedTo(ChronoUnit.MILLIS));
        store.insert(token);
        return new IssuedAppToken(token, text, secretKey);
    }

    /// Recognises the text of `X-App-Token`; the signature is still to be checked.
    ///
    /// @throws dev.vident.server.platform.ProblemException 401 with code 4000 for another format,
    ///   4001 for an unknown or revoked token, 4002 for a wrong private part
    public Caller recognise(String text) {
        Instant now = clock.instant();
        Remembered known = remembered.get(text);
        if (known != null && now.isBefore(known.until())) {
            return known.caller();
        }
        remembered.remove(text);
        Caller caller = verify(text);
        if (remembered.size() >= REMEMBERED_MAX) {
            remembered.clear();
        }
        remembered.put(text, new Remembered(caller, now.plus(REMEMBERED_FOR)));
        return caller;
    }

    public void revoke(String id) {
        store.revoke(id);
        remembered.values().removeIf(entry -> entry.caller().tokenId().equals(id));
    }

    /// All tokens, oldest first.
    public List<AppToken> list() {
        return store.list();
    }

    private Caller verify(String text) {
        Matcher parts = FORMAT.matcher(text);
        if (!parts.matches()) {
            throw refusal("Invalid app token format", SumsubError.APP_TOKEN_INVALID_FORMAT);
        }
        AppToken token =
                store.find(Mode.ofPrefix(parts.group(1)).orElseThrow(), parts.group(2))
                        .filter(found -> !found.revoked())
                        .orElseThrow(() ->
                                refusal("App token not found", SumsubError.APP_TOKEN_NOT_FOUND));
        if (!TokenHash.matches(parts.group(3), token.privateHash())) {
            throw refusal(
                    "App token private part mismatch", SumsubError.APP_TOKEN_PRIVATE_PART_MISMATCH);
        }
        return new Caller(token, vault.open(secretName(token.id()), token.sealedSecret()).value());
    }

    private static RuntimeException refusal(String description, SumsubError error) {
        return new Problem.Unauthorized(description, error).exception();
    }

    private static String secretName(String id) {
        return "app-token/" + id;
    }
}
