package dev.vident.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.server.applicant.Agreement;
import dev.vident.server.applicant.Applicant;
import dev.vident.server.applicant.RejectType;
import dev.vident.server.applicant.Review;
import dev.vident.server.applicant.ReviewAnswer;
import dev.vident.server.applicant.ReviewResult;
import dev.vident.server.applicant.ReviewStatus;
import dev.vident.server.applicant.Standing;
import dev.vident.server.platform.Mode;
import dev.vident.server.platform.Redacted;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(BackEnd.class)
class ApplicantStoreContractTest {
    @Parameter BackEnd backEnd;
    StoreSet stores;

    @BeforeEach
    void open() {
        stores = backEnd.empty();
    }

    @Test
    void what_is_stored_comes_back_equal() {
        Applicant applicant = Rows.applicant(1);
        assertThat(stores.applicants().insert(applicant)).isTrue();
        assertThat(stores.applicants().find(applicant.id())).contains(applicant);
        assertThat(stores.applicants().lock(applicant.id())).contains(applicant);
        assertThat(stores.applicants().findByExternalUserId(Mode.SANDBOX, "user-1"))
                .contains(applicant);
    }

    @Test
    void an_unknown_one_is_not_found() {
        stores.applicants().insert(Rows.applicant(1));
        assertThat(stores.applicants().find(Rows.id(1, 2))).isEmpty();
        assertThat(stores.applicants().findByExternalUserId(Mode.SANDBOX, "user-2")).isEmpty();
        assertThat(stores.applicants().findByExternalUserId(Mode.PRODUCTION, "user-1")).isEmpty();
    }

    @Test
    void an_external_id_is_taken_within_its_mode_and_the_transaction_goes_on() {
        stores.applicants().insert(Rows.applicant(1));
        Applicant two = Rows.applicant(2);
        Applicant same = withExternalUserId(two, Mode.SANDBOX, "user-1");
        boolean inserted =
                stores.transactions()
                        .inTransaction(() ->
                                stores.applicants().insert(same)
                                        || stores.applicants()
                                                .findByExternalUserId(Mode.SANDBOX, "user-1")
                                                .isEmpty());
        assertThat(inserted).isFalse();
        assertThat(stores.applicants().insert(withExternalUserId(two, Mode.PRODUCTION, "user-1")))
                .isTrue();
    }

    @Test
    void consent_is_recorded_once() {
        Applicant applicant = Rows.applicant(1);
        stores.applicants().insert(applicant);
        assertThat(stores.applicants().recordConsent(applicant.id(), Rows.T0.plusSeconds(1)))
                .isTrue();
        assertThat(stores.applicants().recordConsent(applicant.id(), Rows.T0.plusSeconds(2)))
                .isFalse();
        assertThat(stores.applicants().find(applicant.id()).orElseThrow().consentAt())
                .isEqualTo(Rows.T0.plusSeconds(1));
    }

    @Test
    void the_review_with_its_verdict_comes_back_equal() {
        Applicant applicant = Rows.applicant(1);
        stores.applicants().insert(applicant);
        Review review =
                applicant
                        .review()
                        .withStatus(ReviewStatus.PENDING, Rows.T0.plusSeconds(1))
                        .withStatus(ReviewStatus.QUEUED, Rows.T0.plusSeconds(2))
                        .completed(
                                new ReviewResult(
                                        ReviewAnswer.RED,
                                        List.of("NOT_ALONE"),
                                        RejectType.RETRY,
                                        "Please be alone.",
                                        "brother"),
                                Rows.T0.plusSeconds(3));
        stores.applicants().updateReview(applicant.id(), review);
        assertThat(stores.applicants().find(applicant.id()).orElseThrow().review())
                .isEqualTo(review);
    }

    @Test
    void everything_that_may_change_comes_back_changed() {
        Applicant applicant = Rows.applicant(1);
        stores.applicants().insert(applicant);
        Standing standing =
                new Standing(
                        List.of("VIP", "vip"),
                        true,
                        List.of(
                                new Agreement(
                                        Rows.id(6, 1),
                                        Rows.T0,
                                        Rows.T0.plusSeconds(1),
                                        "DEU",
                                        List.of(new Agreement.Text(Rows.id(6, 2), "I agree.")))),
                        Redacted.of("[{\"id\":\"q\"}]"));
        Applicant changed =
                new Applicant(
                        applicant.id(),
                        applicant.mode(),
                        applicant.inspectionId(),
                        "another",
                        applicant.type(),
                        "other-level",
                        null,
                        null,
                        Redacted.of("+1"),
                        "de",
                        Rows.person(),
                        null,
                        List.of(),
                        applicant.createdAt(),
                        null,
                        applicant.review().withStatus(ReviewStatus.PENDING, Rows.T0),
                        standing);

        assertThat(stores.applicants().update(changed)).isTrue();

        assertThat(stores.applicants().find(applicant.id())).contains(changed);
        assertThat(stores.applicants().anyOnLevel(Mode.SANDBOX, "other-level")).isTrue();
        assertThat(stores.applicants().anyOnLevel(Mode.PRODUCTION, "other-level")).isFalse();
        assertThat(stores.applicants().anyOnLevel(Mode.SANDBOX, "video-ident")).isFalse();
    }

    @Test
    void an_external_id_cannot_be_taken_over() {
        stores.applicants().insert(Rows.applicant(1));
        stores.applicants().insert(Rows.applicant(2));

        Applicant taking = withExternalUserId(Rows.applicant(2), Mode.SANDBOX, "user-1");

        assertThat(stores.applicants().update(taking)).isFalse();
        assertThat(stores.applicants().find(taking.id())).contains(Rows.applicant(2));
    }

    private static Applicant withExternalUserId(Applicant a, Mode mode, String externalUserId) {
        return new Applicant(
                a.id(),
                mode,
                a.inspectionId(),
                externalUserId,
                a.type(),
                a.levelName(),
                a.sourceKey(),
                a.email(),
                a.phone(),
                a.lang(),
                a.info(),
                a.fixedInfo(),
                a.metadata(),
                a.createdAt(),
                a.consentAt(),
                a.review(),
                a.standing());
    }
}
