package dev.vident.server.applicant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vident.server.DomainFixture;
import dev.vident.server.platform.Ids;
import dev.vident.server.platform.Mode;
import dev.vident.server.platform.Problem;
import dev.vident.server.platform.ProblemException;
import dev.vident.server.platform.Redacted;
import dev.vident.server.storage.BackEnd;
import dev.vident.server.storage.Rows;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(BackEnd.class)
class ApplicantsTest {
    @Parameter BackEnd backEnd;
    DomainFixture domain;

    @BeforeEach
    void open() {
        domain = new DomainFixture(backEnd.empty());
    }

    @Test
    void a_new_applicant_has_ids_of_the_wire_and_a_review_at_its_beginning() {
        Applicant applicant = domain.applicant("u-1");
        assertThat(Ids.isId(applicant.id())).isTrue();
        assertThat(applicant.inspectionId()).isEqualTo(Ids.successor(applicant.id()));
        assertThat(applicant.createdAt()).isEqualTo(DomainFixture.START);
        assertThat(applicant.review().status()).isEqualTo(ReviewStatus.INIT);
        assertThat(applicant.review().attemptCount()).isZero();
        assertThat(domain.applicants.get(Mode.SANDBOX, applicant.id())).isEqualTo(applicant);
        assertThat(domain.applicants.getByExternalUserId(Mode.SANDBOX, "u-1")).isEqualTo(applicant);
    }

    @Test
    void a_duplicate_external_id_is_refused_in_the_words_clients_parse() {
        Applicant first = domain.applicant("u-1");
        assertThatThrownBy(() -> domain.applicant("u-1"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused ->
                                assertThat(refused.problem())
                                        .isEqualTo(
                                                new Problem.Conflict(
                                                        "Applicant with external user id 'u-1'"
                                                                + " already exists: "
                                                                + first.id())));
        Applicant other =
                domain.applicants.create(Mode.PRODUCTION, "video-ident", NewApplicant.named("u-1"));
        assertThat(other.id()).isNotEqualTo(first.id());
    }

    @Test
    void a_missing_external_id_is_made() {
        for (String given : new String[] {null, ""}) {
            Applicant applicant =
                    domain.applicants.create(
                            Mode.SANDBOX, "video-ident", NewApplicant.named(given));
            assertThat(applicant.externalUserId()).isEqualTo("preview-random-" + applicant.id());
        }
    }

    @Test
    void an_applicant_of_the_other_mode_is_not_there() {
        Applicant applicant = domain.applicant("u-1");
        assertThatThrownBy(() -> domain.applicants.get(Mode.PRODUCTION, applicant.id()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().status()).isEqualTo(404));
        assertThatThrownBy(() -> domain.applicants.get(Mode.SANDBOX, "12313213"))
                .hasMessage("Invalid id '12313213'");
    }

    @Test
    void an_unknown_level_or_a_company_on_it_is_refused_and_nothing_is_stored() {
        NewApplicant company =
                new NewApplicant(
                        "u-2",
                        ApplicantType.COMPANY,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of());
        assertRefused("unknown", NewApplicant.named("u-2"));
        assertRefused("Video-Ident", NewApplicant.named("u-2"));
        assertRefused("video-ident", company);
        assertRefused("video-ident", NewApplicant.named("x".repeat(513)));
        assertThat(domain.stores.applicants().findByExternalUserId(Mode.SANDBOX, "u-2")).isEmpty();
    }

    @Test
    void find_or_create_creates_once() {
        NewApplicant wanted = NewApplicant.named("u-1");
        Applicant first = domain.applicants.findOrCreate(Mode.SANDBOX, "video-ident", wanted);
        domain.applicants.giveConsent(first.id());
        Applicant second = domain.applicants.findOrCreate(Mode.SANDBOX, "video-ident", wanted);
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.consentAt()).isEqualTo(DomainFixture.START);
    }

    @Test
    void a_person_never_prints() {
        NewApplicant wanted =
                new NewApplicant(
                        "u-1",
                        ApplicantType.INDIVIDUAL,
                        null,
                        Redacted.of("ada@example.org"),
                        Redacted.of("+410000000"),
                        "en",
                        null,
                        Rows.person(),
                        List.of(new Metadata("k", "secret-value")));
        Applicant applicant = domain.applicants.create(Mode.SANDBOX, "video-ident", wanted);
        assertThat(wanted.toString() + applicant + applicant.fixedInfo().addresses())
                .doesNotContain(
                        "Ada", "Muster", "example.org", "+41", "1990", "secret-value", "Weg");
        assertThat(applicant.displayName()).isEqualTo("Ada Muster");
    }

    private void assertRefused(String levelName, NewApplicant wanted) {
        assertThatThrownBy(() -> domain.applicants.create(Mode.SANDBOX, levelName, wanted))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().status()).isEqualTo(400));
    }
}
