package dev.vident.server.access;

import dev.vident.server.platform.Ids;
import dev.vident.server.platform.Mode;
import dev.vident.server.platform.Problem;
import dev.vident.server.platform.Randomness;
import dev.vident.server.platform.Redacted;
import dev.vident.server.platform.SumsubError;
import dev.vident.server.platform.Transactions;
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
/// remembered for half a minute, so that a signed read asks the database nothing more; a revocation
/// or rotation by another process is heeded that much later. Thread-safe.
public final class AppTokens {
    private static final Pattern FORMAT =
            Pattern.compile("(sbx|prd):([A-Za-z0-9]{8,64})\\.([A-Za-z0-9]{16,128})");
    private static final int PUBLIC_LENGTH = 24;
    private static final int PRIVATE_LENGTH = 32;
    private static final int SECRET_LENGTH = 32;
    private static final Duration REMEMBERED_FOR = Duration.ofSeconds(30);

    /// The longest time a rotated token's old secret may live on.
    public static final Duration GRACE_MAX = Duration.ofDays(30);

    private static final int NAME_LENGTH_MAX = 200;
    private static final int REMEMBERED_MAX = 10_000;

    private record Remembered(Caller caller, Instant until) {}

    private final AppTokenStore store;
    private final Vault vault;
    private final Transactions transactions;
    private final Ids ids;
    private final Randomness randomness;
    private final InstantSource clock;
    private final ConcurrentHashMap<String, Remembered> remembered = new ConcurrentHashMap<>();

    public AppTokens(
            AppTokenStore store,
            Vault vault,
            Transactions transactions,
            Ids ids,
            Randomness randomness,
            InstantSource clock) {
        this.store = store;
        this.vault = vault;
        this.transactions = transactions;
        this.ids = ids;
        this.randomness = randomness;
        this.clock = clock;
    }

    /// Makes a new token with a new secret key, for all applicants and from anywhere.
    public IssuedAppToken issue(String name, Mode mode, Set<Permission> permissions) {
        return make(name, mode, TokenScope.anywhere(permissions));
    }

    /// Makes a new token with a new secret key.
    ///
    /// @throws dev.vident.server.platform.ProblemException 400 for a name that is empty or too
    ///   long, no permission, or too many entries
    public IssuedAppToken issue(String name, Mode mode, TokenScope scope) {
        require(
                !name.isBlank() && name.length() <= NAME_LENGTH_MAX,
                "name must have 1 to 200 characters");
        require(!scope.permissions().isEmpty(), "at least one permission is required");
        require(
                scope.allowedAddresses().size() <= TokenScope.ENTRIES_MAX
                        && scope.sourceKeys().size() <= TokenScope.ENTRIES_MAX,
                "at most 100 addresses and 100 source keys are possible");
        return make(name, mode, scope);
    }

    private IssuedAppToken make(String name, Mode mode, TokenScope scope) {
        String text =
                mode.prefix()
                        + ":"
                        + randomness.alphanumeric(PUBLIC_LENGTH)
                        + "."
                        + randomness.alphanumeric(PRIVATE_LENGTH);
        return store(
                name,
                Redacted.of(text),
                Redacted.of(randomness.alphanumeric(SECRET_LENGTH)),
                scope);
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
        return store(name, text, secretKey, TokenScope.anywhere(permissions));
    }

    private IssuedAppToken store(
            String name, Redacted<String> text, Redacted<String> secretKey, TokenScope scope) {
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
                        null,
                        scope,
                        false,
                        now(),
                        null);
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
        Remembered verified = verify(text, now);
        if (remembered.size() >= REMEMBERED_MAX) {
            remembered.clear();
        }
        remembered.put(text, verified);
        return verified.caller();
    }

    /// Gives a token a new private part and a new secret key; mode and public part stay. The old
    /// ones work on for the grace period, or end at once when it is zero.
    ///
    /// @throws dev.vident.server.platform.ProblemException 400 for a malformed id or a grace period
    ///   out of range, 404 for an unknown token, 409 for a revoked one
    public IssuedAppToken rotate(String id, Duration grace) {
        require(
                !grace.isNegative() && grace.compareTo(GRACE_MAX) <= 0,
                "the grace period must be 0 to 30 days");
        String privatePart = randomness.alphanumeric(PRIVATE_LENGTH);
        String secretKey = randomness.alphanumeric(SECRET_LENGTH);
        AppToken rotated =
                transactions.inTransaction(() -> {
                    AppToken old = store.lock(known(id)).orElseThrow(AppTokens::unknown);
                    if (old.revoked()) {
                        throw new Problem.Conflict("The app token is revoked").exception();
                    }
                    AppToken next = rotated(old, privatePart, secretKey, grace);
                    store.rotate(next);
                    return next;
                });
        forget(id);
        String text = rotated.mode().prefix() + ":" + rotated.publicPart() + "." + privatePart;
        return new IssuedAppToken(rotated, Redacted.of(text), Redacted.of(secretKey));
    }

    private AppToken rotated(AppToken old, String privatePart, String secretKey, Duration grace) {
        return new AppToken(
                old.id(),
                old.name(),
                old.mode(),
                old.publicPart(),
                TokenHash.of(privatePart),
                vault.seal(secretName(old.id()), secretKey),
                grace.isZero()
                        ? null
                        : new PreviousSecret(
                                old.privateHash(), old.sealedSecret(), now().plus(grace)),
                old.scope(),
                false,
                old.createdAt(),
                old.lastUsedAt());
    }

    /// Ends a token for good; revoking it again does nothing.
    ///
    /// @throws dev.vident.server.platform.ProblemException 400 for a malformed id, 404 for an
    ///   unknown token
    public void revoke(String id) {
        if (!store.revoke(known(id))) {
            throw unknown();
        }
        forget(id);
    }

    /// A request of this caller had a right signature.
    public void used(Caller caller) {
        if (caller.isFirstUse()) {
            store.used(caller.tokenId(), now());
        }
    }

    private void forget(String id) {
        remembered.values().removeIf(entry -> entry.caller().tokenId().equals(id));
    }

    /// All tokens, oldest first.
    public List<AppToken> list() {
        return store.list();
    }

    private Remembered verify(String text, Instant now) {
        Matcher parts = FORMAT.matcher(text);
        if (!parts.matches()) {
            throw refusal("Invalid app token format", SumsubError.APP_TOKEN_INVALID_FORMAT);
        }
        AppToken token =
                store.find(Mode.ofPrefix(parts.group(1)).orElseThrow(), parts.group(2))
                        .filter(found -> !found.revoked())
                        .orElseThrow(() ->
                                refusal("App token not found", SumsubError.APP_TOKEN_NOT_FOUND));
        Instant until = now.plus(REMEMBERED_FOR);
        if (TokenHash.matches(parts.group(3), token.privateHash())) {
            return new Remembered(caller(token, token.sealedSecret()), until);
        }
        PreviousSecret previous = token.previous();
        if (previous != null
                && now.isBefore(previous.until())
                && TokenHash.matches(parts.group(3), previous.privateHash())) {
            return new Remembered(
                    caller(token, previous.sealedSecret()),
                    previous.until().isBefore(until) ? previous.until() : until);
        }
        throw refusal(
                "App token private part mismatch", SumsubError.APP_TOKEN_PRIVATE_PART_MISMATCH);
    }

    private Caller caller(AppToken token, String sealedSecret) {
        return new Caller(token, vault.open(secretName(token.id()), sealedSecret).value());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static String known(String id) {
        if (!Ids.isId(id)) {
            throw new Problem.InvalidId(id).exception();
        }
        return id;
    }

    private static RuntimeException unknown() {
        return new Problem.NotFound("App token not found").exception();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new Problem.BadRequest(otherwise).exception();
        }
    }

    private static RuntimeException refusal(String description, SumsubError error) {
        return new Problem.Unauthorized(description, error).exception();
    }

    private static String secretName(String id) {
        return "app-token/" + id;
    }
}
