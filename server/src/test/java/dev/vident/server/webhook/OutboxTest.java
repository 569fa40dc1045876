package dev.vident.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vident.server.applicant.Applicant;
import dev.vident.server.applicant.ApplicantType;
import dev.vident.server.applicant.BuiltInLevels;
import dev.vident.server.applicant.NewApplicant;
import dev.vident.server.applicant.RejectType;
import dev.vident.server.composition.Composition;
import dev.vident.server.composition.CompositionState;
import dev.vident.server.event.DomainEvent;
import dev.vident.server.identification.EndReason;
import dev.vident.server.identification.Identification;
import dev.vident.server.identification.Verdict;
import dev.vident.server.platform.Mode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class OutboxTest {
    private static final String MEDIA = "66f0000000000000000000aa";

    private final WebhookWorld world = new WebhookWorld();
    private final Subscription subscription = world.subscribe("http://receiver.example/");

    private Identification afterCall(Applicant applicant) {
        world.domain.applicants.giveConsent(applicant.id());
        String id = world.domain.identifications.joinQueue(applicant.id()).id();
        world.domain.identifications.callStarted(id, "Olga");
        return world.domain.identifications.callEnded(id, EndReason.COMPLETED);
    }

    private void compositionReady(Applicant applicant) {
        var now = world.domain.clock.instant();
        world.domain
                .stores
                .compositions()
                .insert(
                        new Composition(
                                "66f0000000000000000000cc",
                                MEDIA,
                                applicant.id(),
                                applicant.inspectionId(),
                                Mode.SANDBOX,
                                new CompositionState.Ready(now, 7, "blob", 10, "hash"),
                                now,
                                now));
        world.domain.events.append(
                applicant.id(),
                new DomainEvent.CompositionCompleted("66f0000000000000000000cc", MEDIA, 7));
    }

    @Test
    void a_whole_identification_is_told_in_order() {
        Applicant applicant = world.domain.applicant("u-1");
        Identification identification = afterCall(applicant);
        compositionReady(applicant);
        world.domain.identifications.putOnHold(identification.id());
        world.domain.decisions.decide(
                identification.id(),
                new Verdict.Red(List.of("NO_APPLICANT"), RejectType.RETRY, null, null));
        world.domain.identifications.reset(applicant.id());

        assertThat(world.types(subscription))
                .containsExactly(
                        "applicantCreated",
                        "applicantPending",
                        "videoIdentStatusChanged",
                        "videoIdentStatusChanged",
                        "videoIdentCompositionCompleted",
                        "applicantOnHold",
                        "videoIdentStatusChanged",
                        "applicantReviewed",
                        "videoIdentStatusChanged",
                        "videoIdentCompositionCompleted",
                        "applicantReset",
                        "videoIdentStatusChanged");
    }

    private static String golden(String template, Applicant applicant, String body) {
        String correlation =
                body.replaceAll("(?s).*\"correlationId\" : \"([0-9a-f]{32})\".*", "$1");
        return template.replace("APPLICANT", applicant.id())
                .replace("INSPECTION", applicant.inspectionId())
                .replace("CORRELATION", correlation);
    }

    @Test
    void the_status_after_the_call_is_laid_out_as_documented() {
        Applicant applicant = world.domain.applicant("u-1");
        afterCall(applicant);
        String body = world.bodies(subscription).getLast();

        assertThat(body)
                .isEqualTo(
                        golden(
                                """
                                {
                                  "applicantId" : "APPLICANT",
                                  "inspectionId" : "INSPECTION",
                                  "applicantType" : "individual",
                                  "correlationId" : "CORRELATION",
                                  "levelName" : "video-ident",
                                  "sandboxMode" : true,
                                  "externalUserId" : "u-1",
                                  "type" : "videoIdentStatusChanged",
                                  "reviewStatus" : "queued",
                                  "videoIdentReviewStatus" : "queued",
                                  "createdAt" : "2026-01-05 10:00:00+0000",
                                  "createdAtMs" : "2026-01-05 10:00:00.000",
                                  "clientId" : "acme"
                                }\
                                """,
                                applicant,
                                body));
    }

    @Test
    void the_recording_is_told_again_with_the_result_once_decided() {
        Applicant applicant = world.domain.applicant("u-1");
        Identification identification = afterCall(applicant);
        compositionReady(applicant);
        assertThat(world.bodies(subscription).getLast())
                .contains("\"compositionMediaId\" : \"" + MEDIA + "\"")
                .doesNotContain("reviewResult");
        world.domain.decisions.decide(
                identification.id(),
                new Verdict.Red(List.of("NOT_ALONE", "SOUND_ISSUES"), RejectType.FINAL, "m", "c"));
        String body = world.bodies(subscription).getLast();

        assertThat(body)
                .isEqualTo(
                        golden(
                                """
                                {
                                  "applicantId" : "APPLICANT",
                                  "inspectionId" : "INSPECTION",
                                  "applicantType" : "individual",
                                  "correlationId" : "CORRELATION",
                                  "levelName" : "video-ident",
                                  "sandboxMode" : true,
                                  "externalUserId" : "u-1",
                                  "type" : "videoIdentCompositionCompleted",
                                  "reviewResult" : {
                                    "reviewAnswer" : "RED",
                                    "rejectLabels" : [ "NOT_ALONE", "SOUND_ISSUES" ],
                                    "reviewRejectType" : "FINAL",
                                    "moderationComment" : "m",
                                    "clientComment" : "c"
                                  },
                                  "reviewStatus" : "completed",
                                  "compositionMediaId" : "66f0000000000000000000aa",
                                  "createdAt" : "2026-01-05 10:00:00+0000",
                                  "createdAtMs" : "2026-01-05 10:00:00.000",
                                  "clientId" : "acme"
                                }\
                                """,
                                applicant,
                                body));
    }

    @Test
    void what_is_rolled_back_is_not_told() {
        assertThatThrownBy(() ->
                        world.domain
                                .stores
                                .transactions()
                                .run(() -> {
                                    world.domain.applicant("u-1");
                                    throw new IllegalStateException("too late");
                                }))
                .hasMessage("too late");
        assertThat(world.types(subscription)).isEmpty();
    }

    @Test
    void filters_and_modes_keep_notices_apart() {
        change(null, List.of("other-branch"), null);
        world.domain.applicant("u-1");
        change(ApplicantType.COMPANY, List.of(), null);
        world.domain.applicant("u-2");
        change(ApplicantType.INDIVIDUAL, List.of(), true);
        world.domain.applicant("u-3");
        change(ApplicantType.INDIVIDUAL, List.of(), false);
        world.domain.applicants.create(
                Mode.PRODUCTION, BuiltInLevels.VIDEO_IDENT, NewApplicant.named("u-4"));
        assertThat(world.types(subscription)).isEmpty();
        world.domain.applicant("u-5");
        assertThat(world.types(subscription)).containsExactly("applicantCreated");
    }

    private void change(
            @Nullable ApplicantType type, List<String> sourceKeys, @Nullable Boolean disabled) {
        world.subscriptions.change(
                Mode.SANDBOX,
                subscription.id(),
                new SubscriptionChange(
                        null,
                        null,
                        null,
                        null,
                        type,
                        sourceKeys,
                        null,
                        null,
                        null,
                        null,
                        disabled));
    }
}
