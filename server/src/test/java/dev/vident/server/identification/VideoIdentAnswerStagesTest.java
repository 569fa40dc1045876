package dev.vident.server.identification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vident.server.DomainFixture;
import dev.vident.server.applicant.Applicant;
import dev.vident.server.applicant.BuiltInLevels;
import dev.vident.server.applicant.NewApplicant;
import dev.vident.server.applicant.RejectType;
import dev.vident.server.call.Call;
import dev.vident.server.call.CallState;
import dev.vident.server.composition.Composition;
import dev.vident.server.composition.CompositionState;
import dev.vident.server.platform.Mode;
import dev.vident.server.platform.ProblemException;
import dev.vident.server.storage.BackEnd;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Contract section 1.4, byte for byte, on every back end.
@ParameterizedClass
@EnumSource(BackEnd.class)
class VideoIdentAnswerStagesTest {
    @Parameter BackEnd backEnd;
    DomainFixture domain;

    @BeforeEach
    void open() {
        domain = new DomainFixture(backEnd.empty());
    }

    @Test
    void a_level_without_video_ident_has_the_id_alone() {
        Applicant applicant =
                domain.applicants.create(
                        Mode.SANDBOX, BuiltInLevels.BASIC_KYC, NewApplicant.named("u-1"));
        assertThat(domain.answer(applicant))
                .isEqualTo("{\"id\":\"" + applicant.inspectionId() + "\"}");
    }

    @Test
    void the_answer_follows_an_identification_through_two_calls() {
        Applicant applicant = domain.applicant("u-1");
        domain.applicants.giveConsent(applicant.id());
        expect(applicant, "{'reviewStatus':'init'}");

        domain.identifications.joinQueue(applicant.id());
        expect(applicant, "{'reviewStatus':'pending'}");

        Identification first = domain.identifications.ofApplicant(applicant.id());
        domain.identifications.callStarted(first.id(), "Olga \"O\" Ünal");
        expect(applicant, "{'reviewStatus':'pending','moderatorDisplayName':'Olga \\'O\\' Ünal'}");

        domain.identifications.callEnded(first.id(), EndReason.COMPLETED);
        String queued = "{'reviewStatus':'queued','moderatorDisplayName':'Olga \\'O\\' Ünal'";
        expect(applicant, queued + "}");

        Composition composition = recorded(first);
        expect(applicant, queued + "}");

        domain.clock.advance(Duration.ofSeconds(5));
        composition = change(composition, new CompositionState.Rendering(domain.clock.instant()));
        String began = ",'compositions':[{'compositionCreatedAt':'2026-01-05 10:00:05'";
        expect(applicant, queued + began + "}]}");

        composition = change(composition, new CompositionState.Failed(domain.clock.instant(), "x"));
        expect(applicant, queued + began + "}]}");

        domain.clock.advance(Duration.ofSeconds(60));
        composition = change(composition, new CompositionState.Rendering(domain.clock.instant()));
        composition =
                change(
                        composition,
                        new CompositionState.Ready(domain.clock.instant(), 185, "k", 9, "ab"));
        String ready =
                began
                        + ",'compositionDuration':185,'compositionMediaId':'"
                        + composition.mediaId()
                        + "'}";
        expect(applicant, queued + ready + "]}");

        domain.decisions.decide(
                first.id(),
                new Verdict.Red(List.of("NOT_ALONE"), RejectType.RETRY, "Be alone.", null));
        expect(applicant, queued.replace("queued", "completed") + ready + "]}");

        domain.identifications.joinQueue(applicant.id());
        expect(applicant, queued.replace("queued", "pending") + ready + "]}");

        Identification second = domain.identifications.ofApplicant(applicant.id());
        domain.identifications.callStarted(second.id(), "Paul");
        domain.identifications.callEnded(second.id(), EndReason.COMPLETED);
        Composition later = recorded(second);
        change(later, new CompositionState.Rendering(domain.clock.instant()));
        expect(
                applicant,
                "{'reviewStatus':'queued','moderatorDisplayName':'Paul'"
                        + ready
                        + ",{'compositionCreatedAt':'2026-01-05 10:01:05'}]}");
    }

    @Test
    void a_malformed_unknown_or_foreign_id_is_refused() {
        Applicant applicant = domain.applicant("u-1");
        assertThatThrownBy(() -> domain.inspections.videoIdentAnswer(Mode.SANDBOX, "12313213"))
                .isInstanceOf(ProblemException.class)
                .hasMessage("Invalid id '12313213'");
        for (Mode mode : List.of(Mode.PRODUCTION, Mode.SANDBOX)) {
            String id = mode == Mode.SANDBOX ? applicant.id() : applicant.inspectionId();
            assertThatThrownBy(() -> domain.inspections.videoIdentAnswer(mode, id))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            refused -> assertThat(refused.problem().status()).isEqualTo(404));
        }
    }

    private void expect(Applicant applicant, String videoIdentData) {
        assertThat(domain.answer(applicant))
                .isEqualTo(
                        "{\"id\":\""
                                + applicant.inspectionId()
                                + "\",\"videoIdentData\":"
                                + videoIdentData.replace('\'', '"')
                                + "}");
    }

    private Composition recorded(Identification identification) {
        String callId = domain.ids.next();
        domain.stores
                .calls()
                .insert(
                        new Call(
                                callId,
                                identification.id(),
                                identification.applicantId(),
                                identification.inspectionId(),
                                identification.mode(),
                                domain.ids.next(),
                                "Olga",
                                new CallState.Ended(
                                        domain.clock.instant(),
                                        EndReason.COMPLETED,
                                        domain.clock.instant(),
                                        null),
                                domain.clock.instant()));
        Composition composition =
                Composition.recorded(
                        callId,
                        domain.ids.next(),
                        identification.applicantId(),
                        identification.inspectionId(),
                        identification.mode(),
                        domain.clock.instant());
        domain.stores
                .transactions()
                .run(() -> {
                    domain.stores.compositions().insert(composition);
                    domain.inspections.refresh(identification.applicantId());
                });
        return composition;
    }

    private Composition change(Composition composition, CompositionState state) {
        Composition changed = composition.with(state);
        domain.stores
                .transactions()
                .run(() -> {
                    domain.stores.compositions().update(changed);
                    domain.inspections.refresh(changed.applicantId());
                });
        return changed;
    }
}
