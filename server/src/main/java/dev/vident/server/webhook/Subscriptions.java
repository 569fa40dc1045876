package dev.vident.server.webhook;

import dev.vident.client.DigestAlgorithm;
import dev.vident.server.platform.Ids;
import dev.vident.server.platform.Mode;
import dev.vident.server.platform.Problem;
import dev.vident.server.platform.Randomness;
import dev.vident.server.platform.Redacted;
import dev.vident.server.platform.Transactions;
import dev.vident.server.secret.Vault;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Keeps who is told of what (contract section 5.6). Secrets and custom headers lie encrypted.
/// Thread-safe.
public final class Subscriptions {
    private static final int PER_MODE_MAX = 50;
    private static final int HEADERS_MAX = 20;
    private static final int TYPES_MAX = 100;
    private static final int TEXT_LENGTH_MAX = 1000;
    private static final int SECRET_LENGTH = 32;
    private static final int LOG_DELIVERIES_MAX = 100;
    private static final String HEADER_NAME = "[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}";
    private static final String HEADER_VALUE = "[ -~]{0,2000}";

    private final WebhookStore store;
    private final TargetPolicy policy;
    private final Vault vault;
    private final Transactions transactions;
    private final Ids ids;
    private final Randomness randomness;
    private final InstantSource clock;

    public Subscriptions(
            WebhookStore store,
            TargetPolicy policy,
            Vault vault,
            Transactions transactions,
            Ids ids,
            Randomness randomness,
            InstantSource clock) {
        this.store = store;
        this.policy = policy;
        this.vault = vault;
        this.transactions = transactions;
        this.ids = ids;
        this.randomness = randomness;
        this.clock = clock;
    }

    /// Makes a subscription; without a secret key it gets a random one.
    ///
    /// @param createdBy id of the app token
    /// @throws dev.vident.server.platform.ProblemException 400 when something is missing, refused
    ///   or too much
    public Subscription create(Mode mode, SubscriptionChange wanted, String createdBy) {
        String id = ids.next();
        Redacted<String> secret =
                Objects.requireNonNullElseGet(
                        wanted.secretKey(),
                        () -> Redacted.of(randomness.alphanumeric(SECRET_LENGTH)));
        Subscription blank =
                new Subscription(
                        id,
                        mode,
                        required(wanted.name(), "name"),
                        null,
                        required(wanted.target(), "target"),
                        List.of(),
                        null,
                        List.of(),
                        vault.seal(secretName(id), secret.value()),
                        DigestAlgorithm.HMAC_SHA256_HEX,
                        sealHeaders(id, List.of()),
                        true,
                        false,
                        clock.instant().truncatedTo(ChronoUnit.MILLIS),
                        createdBy);
        Subscription made = checked(changed(blank, wanted));
        return transactions.inTransaction(() -> {
            if (store.ofMode(mode).size() >= PER_MODE_MAX) {
                throw refusal("There can be at most " + PER_MODE_MAX + " webhooks");
            }
            store.insert(made);
            return made;
        });
    }

    /// Changes the members that are given.
    ///
    /// @throws dev.vident.server.platform.ProblemException 400 as [#create] or for a malformed id,
    ///   404 for an unknown one or one of the other mode
    public Subscription change(Mode mode, String id, SubscriptionChange wanted) {
        return transactions.inTransaction(() -> {
            Subscription next = checked(changed(get(mode, id), wanted));
            store.update(next);
            return next;
        });
    }

    /// @throws dev.vident.server.platform.ProblemException 400 for a malformed id, 404 for an
    ///   unknown one or one of the other mode
    public Subscription get(Mode mode, String id) {
        if (!Ids.isId(id)) {
            throw new Problem.InvalidId(id).exception();
        }
        return store.find(id)
                .filter(found -> found.mode() == mode)
                .orElseThrow(() -> new Problem.NotFound("Webhook not found").exception());
    }

    /// The subscriptions of a mode, oldest first; never more than 50.
    public List<Subscription> list(Mode mode) {
        return store.ofMode(mode);
    }

    /// The newest deliveries of a subscription, newest first; at most 100.
    public List<Delivery> deliveries(Subscription subscription) {
        return store.newest(subscription.id(), LOG_DELIVERIES_MAX);
    }

    /// The log of a delivery, oldest attempt first.
    public List<Attempt> attempts(Delivery delivery) {
        return store.attempts(delivery.id());
    }

    /// Sends what a delivery sent once more, as a delivery of its own: the same text, so the same
    /// `correlationId` and `createdAtMs`.
    ///
    /// @throws dev.vident.server.platform.ProblemException 400 for a malformed id, 404 for a
    ///   delivery the subscription does not have
    public Delivery redeliver(Subscription subscription, String deliveryId) {
        if (!Ids.isId(deliveryId)) {
            throw new Problem.InvalidId(deliveryId).exception();
        }
        Delivery old =
                store.delivery(deliveryId)
                        .filter(found -> found.subscriptionId().equals(subscription.id()))
                        .orElseThrow(() -> new Problem.NotFound("Delivery not found").exception());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Delivery again =
                new Delivery(
                        ids.next(),
                        old.subscriptionId(),
                        old.applicantId(),
                        old.type(),
                        old.body(),
                        now,
                        new DeliveryState.Due(0, now));
        store.insert(again);
        return again;
    }

    /// The key that signs the deliveries.
    public Redacted<String> secretKey(Subscription subscription) {
        return vault.open(secretName(subscription.id()), subscription.sealedSecret());
    }

    /// The custom headers of the deliveries.
    public List<CustomHeader> headers(Subscription subscription) {
        return vault.open(headersName(subscription.id()), subscription.sealedHeaders())
                .value()
                .lines()
                .map(line -> line.split(":", 2))
                .map(parts -> new CustomHeader(parts[0], Redacted.of(parts[1])))
                .toList();
    }

    private Subscription changed(Subscription now, SubscriptionChange wanted) {
        Redacted<String> secret = wanted.secretKey();
        List<CustomHeader> headers = wanted.headers();
        return new Subscription(
                now.id(),
                now.mode(),
                or(wanted.name(), now.name()),
                wanted.description() == null ? now.description() : wanted.description(),
                or(wanted.target(), now.target()),
                or(wanted.types(), now.types()),
                wanted.applicantType() == null ? now.applicantType() : wanted.applicantType(),
                or(wanted.sourceKeys(), now.sourceKeys()),
                secret == null
                        ? now.sealedSecret()
                        : vault.seal(secretName(now.id()), secret.value()),
                or(wanted.algorithm(), now.algorithm()),
                headers == null ? now.sealedHeaders() : sealHeaders(now.id(), headers),
                or(wanted.resend(), now.resend()),
                or(wanted.disabled(), now.disabled()),
                now.createdAt(),
                now.createdBy());
    }

    private Subscription checked(Subscription subscription) {
        policy.refusal(subscription.target())
                .ifPresent(reason -> {
                    throw refusal(reason);
                });
        if (subscription.types().isEmpty() || subscription.types().size() > TYPES_MAX) {
            throw refusal("types must name 1 to " + TYPES_MAX + " webhook types");
        }
        String description = subscription.description();
        if (subscription.name().length() > TEXT_LENGTH_MAX
                || (description != null && description.length() > TEXT_LENGTH_MAX)) {
            throw refusal(
                    "name and description must have at most " + TEXT_LENGTH_MAX + " characters");
        }
        if (subscription.sourceKeys().size() > TYPES_MAX) {
            throw refusal("There can be at most " + TYPES_MAX + " source keys");
        }
        return subscription;
    }

    private String sealHeaders(String id, List<CustomHeader> headers) {
        if (headers.size() > HEADERS_MAX) {
            throw refusal("There can be at most " + HEADERS_MAX + " headers");
        }
        for (CustomHeader header : headers) {
            if (!header.key().matches(HEADER_NAME)
                    || !header.value().value().matches(HEADER_VALUE)
                    || HttpTransport.RESERVED_HEADERS.contains(
                            header.key().toLowerCase(Locale.ROOT))) {
                throw refusal("A header of this name or value cannot be sent");
            }
        }
        return vault.seal(
                headersName(id),
                headers.stream()
                        .map(header -> header.key() + ":" + header.value().value())
                        .collect(Collectors.joining("\n")));
    }

    private static String required(@Nullable String value, String name) {
        if (value == null || value.isEmpty()) {
            throw refusal(name + " is required");
        }
        return value;
    }

    private static <T> T or(@Nullable T wanted, T now) {
        return wanted == null ? now : wanted;
    }

    private static RuntimeException refusal(String reason) {
        return new Problem.BadRequest(reason).exception();
    }

    private static String secretName(String id) {
        return "webhook-secret/" + id;
    }

    private static String headersName(String id) {
        return "webhook-headers/" + id;
    }
}
