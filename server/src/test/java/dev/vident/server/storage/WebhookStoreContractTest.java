package dev.vident.server.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vident.client.DigestAlgorithm;
import dev.vident.server.applicant.ApplicantType;
import dev.vident.server.platform.Mode;
import dev.vident.server.webhook.Attempt;
import dev.vident.server.webhook.ClaimedDelivery;
import dev.vident.server.webhook.Delivery;
import dev.vident.server.webhook.DeliveryState;
import dev.vident.server.webhook.Outcome;
import dev.vident.server.webhook.Subscription;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(BackEnd.class)
class WebhookStoreContractTest {
    private static final Instant STALE = Rows.T0.minusSeconds(30);

    @Parameter BackEnd backEnd;
    StoreSet stores;

    @BeforeEach
    void open() {
        stores = backEnd.empty();
        stores.applicants().insert(Rows.applicant(1));
    }

    static Subscription subscription(int number, Mode mode, boolean disabled) {
        return new Subscription(
                Rows.id(9, number),
                mode,
                "receiver",
                "all of it",
                "https://receiver.example/hook",
                List.of("applicantReviewed", "odd, type"),
                number % 2 == 0 ? null : ApplicantType.INDIVIDUAL,
                List.of("branch"),
                "v1:secret",
                DigestAlgorithm.HMAC_SHA512_HEX,
                "v1:headers",
                true,
                disabled,
                Rows.T0.plusSeconds(number),
                "token");
    }

    static Delivery delivery(int number, int subscription, Instant due) {
        return new Delivery(
                Rows.id(10, number),
                Rows.id(9, subscription),
                Rows.id(1, 1),
                "applicantReviewed",
                "{ \"ü\" : 1 }",
                Rows.T0,
                new DeliveryState.Due(0, due));
    }

    private ClaimedDelivery claim(String claim, Instant now, Instant staleBefore) {
        return stores.webhooks().claim(Rows.id(9, 1), claim, now, staleBefore).orElseThrow();
    }

    @Test
    void a_subscription_is_found_listed_and_changed() {
        Subscription one = subscription(1, Mode.SANDBOX, false);
        Subscription two = subscription(2, Mode.SANDBOX, false);
        stores.webhooks().insert(two);
        stores.webhooks().insert(one);
        stores.webhooks().insert(subscription(3, Mode.PRODUCTION, false));
        assertThat(stores.webhooks().find(one.id())).contains(one);
        assertThat(stores.webhooks().find(Rows.id(9, 9))).isEmpty();
        assertThat(stores.webhooks().ofMode(Mode.SANDBOX)).containsExactly(one, two);
        stores.webhooks().update(subscription(1, Mode.SANDBOX, true));
        assertThat(stores.webhooks().find(one.id()).orElseThrow().disabled()).isTrue();
    }

    @Test
    void what_is_due_is_claimed_once_in_the_order_it_fell_due() {
        stores.webhooks().insert(subscription(1, Mode.SANDBOX, false));
        stores.webhooks().insert(delivery(1, 1, Rows.T0.plusSeconds(1)));
        stores.webhooks().insert(delivery(3, 1, Rows.T0));
        stores.webhooks().insert(delivery(2, 1, Rows.T0));
        assertThat(stores.webhooks().due(Rows.T0, STALE)).isEqualTo(Map.of(Rows.id(9, 1), 2));
        assertThat(claim("a", Rows.T0, STALE).delivery()).isEqualTo(delivery(3, 1, Rows.T0));
        assertThat(claim("b", Rows.T0, STALE).delivery()).isEqualTo(delivery(2, 1, Rows.T0));
        assertThat(stores.webhooks().claim(Rows.id(9, 1), "c", Rows.T0, STALE)).isEmpty();
        assertThat(stores.webhooks().due(Rows.T0, STALE)).isEmpty();
    }

    @Test
    void the_end_of_an_attempt_is_kept_with_its_log() {
        stores.webhooks().insert(subscription(1, Mode.SANDBOX, false));
        stores.webhooks().insert(delivery(1, 1, Rows.T0));
        Attempt first = new Attempt(1, Rows.T0, 12, new Outcome.Answered(500, "oh"));
        Attempt second = new Attempt(2, Rows.T0, 5000, new Outcome.Unanswered("no answer"));
        DeliveryState.Due again = new DeliveryState.Due(1, Rows.T0.plusSeconds(300));
        DeliveryState.GivenUp end = new DeliveryState.GivenUp(2, Rows.T0.plusSeconds(300));
        assertThat(stores.webhooks().record(claim("a", Rows.T0, STALE), first, again)).isTrue();
        assertThat(stores.webhooks().due(Rows.T0.plusSeconds(299), STALE)).isEmpty();
        ClaimedDelivery claimed = claim("b", Rows.T0.plusSeconds(300), STALE);
        assertThat(claimed.due()).isEqualTo(again);
        assertThat(stores.webhooks().record(claimed, second, end)).isTrue();
        assertThat(stores.webhooks().attempts(Rows.id(10, 1))).containsExactly(first, second);
        assertThat(stores.webhooks().newest(Rows.id(9, 1), 5))
                .extracting(Delivery::state)
                .containsExactly(end);
        assertThat(stores.webhooks().due(Rows.T0.plusSeconds(9999), STALE)).isEmpty();
    }

    @Test
    void a_stale_claim_passes_to_the_next_and_the_old_holder_is_told() {
        stores.webhooks().insert(subscription(1, Mode.SANDBOX, false));
        stores.webhooks().insert(delivery(1, 1, Rows.T0));
        ClaimedDelivery old = claim("old", Rows.T0, STALE);
        ClaimedDelivery next = claim("next", Rows.T0.plusSeconds(31), Rows.T0.plusSeconds(1));
        Attempt attempt = new Attempt(1, Rows.T0, 1, new Outcome.Answered(200, "a\0b"));
        DeliveryState end = new DeliveryState.Delivered(1, Rows.T0);
        assertThat(stores.webhooks().record(old, attempt, end)).isFalse();
        assertThat(stores.webhooks().attempts(Rows.id(10, 1))).isEmpty();
        assertThat(stores.webhooks().record(next, attempt, end)).isTrue();
        assertThat(stores.webhooks().attempts(Rows.id(10, 1))).hasSize(1);
    }

    @Test
    void a_disabled_subscription_has_nothing_to_claim() {
        stores.webhooks().insert(subscription(1, Mode.SANDBOX, true));
        stores.webhooks().insert(delivery(1, 1, Rows.T0));
        assertThat(stores.webhooks().due(Rows.T0, STALE)).isEmpty();
        assertThat(stores.webhooks().claim(Rows.id(9, 1), "a", Rows.T0, STALE)).isEmpty();
    }

    @Test
    void deliveries_that_ended_long_ago_are_deleted_with_their_log_a_few_at_a_time() {
        stores.webhooks().insert(subscription(1, Mode.SANDBOX, false));
        for (int i = 1; i <= 4; i++) {
            stores.webhooks().insert(delivery(i, 1, Rows.T0));
        }
        for (int i = 1; i <= 3; i++) {
            Instant ended = Rows.T0.plusSeconds(i);
            ClaimedDelivery claimed =
                    stores.webhooks().claim(Rows.id(9, 1), "c", ended, STALE).orElseThrow();
            stores.webhooks()
                    .record(
                            claimed,
                            new Attempt(1, ended, 5, new Outcome.Answered(200, "ok")),
                            i == 1
                                    ? new DeliveryState.GivenUp(1, ended)
                                    : new DeliveryState.Delivered(1, ended));
        }
        Instant before = Rows.T0.plusSeconds(3);
        assertThat(stores.webhooks().deleteEnded(before, 1)).isEqualTo(1);
        assertThat(stores.webhooks().deleteEnded(before, 5)).isEqualTo(1);
        assertThat(stores.webhooks().deleteEnded(before, 5)).isZero();

        assertThat(stores.webhooks().newest(Rows.id(9, 1), 10)).hasSize(2);
        assertThat(stores.webhooks().delivery(Rows.id(10, 1))).isEmpty();
        assertThat(stores.webhooks().attempts(Rows.id(10, 1))).isEmpty();
        assertThat(stores.webhooks().delivery(Rows.id(10, 3)).orElseThrow().state())
                .isEqualTo(new DeliveryState.Delivered(1, before));
    }

    @Test
    void a_delivery_is_undone_with_its_cause() {
        stores.webhooks().insert(subscription(1, Mode.SANDBOX, false));
        assertThatThrownBy(() ->
                        stores.transactions()
                                .run(() -> {
                                    stores.webhooks().insert(delivery(1, 1, Rows.T0));
                                    throw new IllegalStateException("the cause fails");
                                }))
                .hasMessage("the cause fails");
        assertThat(stores.webhooks().newest(Rows.id(9, 1), 5)).isEmpty();
    }
}
