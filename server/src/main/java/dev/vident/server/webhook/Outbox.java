package dev.vident.server.webhook;

import dev.vident.server.applicant.Applicant;
import dev.vident.server.applicant.ApplicantStore;
import dev.vident.server.applicant.ReviewStatus;
import dev.vident.server.composition.Composition;
import dev.vident.server.composition.CompositionState;
import dev.vident.server.composition.CompositionStore;
import dev.vident.server.event.DomainEvent;
import dev.vident.server.event.EventListener;
import dev.vident.server.identification.IdentificationStore;
import dev.vident.server.platform.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Turns events into deliveries, in the transaction of the event: a notice is lost only together
/// with its cause, and is never sent without it. Thread-safe.
public final class Outbox implements EventListener {
    private final WebhookStore store;
    private final ApplicantStore applicants;
    private final IdentificationStore identifications;
    private final CompositionStore compositions;
    private final Ids ids;
    private final String clientId;

    /// @param clientId name of the one tenant
    public Outbox(
            WebhookStore store,
            ApplicantStore applicants,
            IdentificationStore identifications,
            CompositionStore compositions,
            Ids ids,
            String clientId) {
        this.store = store;
        this.applicants = applicants;
        this.identifications = identifications;
        this.compositions = compositions;
        this.ids = ids;
        this.clientId = clientId;
    }

    @Override
    public void appended(String applicantId, Instant at, DomainEvent event) {
        List<Notice> notices = notices(applicantId, event);
        if (notices.isEmpty()) {
            return;
        }
        Applicant applicant = applicants.find(applicantId).orElseThrow();
        List<Subscription> subscriptions = store.ofMode(applicant.mode());
        if (subscriptions.isEmpty()) {
            return;
        }
        ReviewStatus videoIdentStatus = videoIdentStatus(applicantId);
        for (Notice notice : notices) {
            String body =
                    Payload.write(
                            notice, applicant, videoIdentStatus, ids.correlation(), at, clientId);
            for (Subscription subscription : subscriptions) {
                if (subscription.wants(notice.type(), applicant)) {
                    store.insert(delivery(subscription, applicantId, notice, body, at));
                }
            }
        }
    }

    private Delivery delivery(
            Subscription subscription, String applicantId, Notice notice, String body, Instant at) {
        return new Delivery(
                ids.next(),
                subscription.id(),
                applicantId,
                notice.type().wireName(),
                body,
                at,
                new DeliveryState.Due(0, at));
    }

    private List<Notice> notices(String applicantId, DomainEvent event) {
        return switch (event) {
            case DomainEvent.ApplicantCreated _ ->
                    List.of(Notice.of(WebhookType.APPLICANT_CREATED));
            case DomainEvent.QueueJoined _, DomainEvent.CheckRequested _ ->
                    withStatus(WebhookType.APPLICANT_PENDING);
            case DomainEvent.QueueLeft _, DomainEvent.CallEnded _ ->
                    List.of(Notice.of(WebhookType.VIDEO_IDENT_STATUS_CHANGED));
            case DomainEvent.PutOnHold _ -> withStatus(WebhookType.APPLICANT_ON_HOLD);
            case DomainEvent.VerdictGiven _, DomainEvent.VerdictSimulated _ -> verdict(applicantId);
            case DomainEvent.Reset _, DomainEvent.ApplicantReset _ ->
                    withStatus(WebhookType.APPLICANT_RESET);
            case DomainEvent.CompositionCompleted completed ->
                    List.of(composition(completed.mediaId()));
            case DomainEvent.LevelChanged changed ->
                    List.of(Notice.levelChanged(changed.previousLevelName()));
            case DomainEvent.PersonalInfoChanged _ ->
                    List.of(Notice.of(WebhookType.APPLICANT_PERSONAL_INFO_CHANGED));
            case DomainEvent.DocumentAdded _,
                    DomainEvent.ImageDeactivated _,
                    DomainEvent.ImageReverted _ ->
                    documentsChanged(applicantId);
            case DomainEvent.TagsChanged _ ->
                    List.of(Notice.of(WebhookType.APPLICANT_TAGS_CHANGED));
            case DomainEvent.Deactivated _ -> List.of(Notice.of(WebhookType.APPLICANT_DEACTIVATED));
            case DomainEvent.Activated _ -> List.of(Notice.of(WebhookType.APPLICANT_ACTIVATED));
            // These change nothing that the contract has a type for.
            case DomainEvent.ConsentGiven _,
                    DomainEvent.AttemptBegun _,
                    DomainEvent.CallStarted _,
                    DomainEvent.ScriptStepBegun _,
                    DomainEvent.ScriptAnswered _,
                    DomainEvent.StillStored _,
                    DomainEvent.StepReset _,
                    DomainEvent.ReturnedToInit _,
                    DomainEvent.AgreementRecorded _,
                    DomainEvent.NoteAdded _,
                    DomainEvent.NoteChanged _,
                    DomainEvent.RecordingFinished _,
                    DomainEvent.CaptureStarted _,
                    DomainEvent.CaptureEnded _,
                    DomainEvent.CompositionStarted _,
                    DomainEvent.CompositionFailed _ ->
                    List.of();
        };
    }

    /// The recordings are told once more, now with the result: receivers wait for both (contract
    /// section 5.5).
    private List<Notice> verdict(String applicantId) {
        List<Notice> notices = new ArrayList<>(withStatus(WebhookType.APPLICANT_REVIEWED));
        for (Composition composition : compositions.ofApplicant(applicantId)) {
            if (composition.state() instanceof CompositionState.Ready) {
                notices.add(composition(composition.mediaId()));
            }
        }
        return notices;
    }

    /// Documents change the data of an applicant only once they have been looked at (contract
    /// section 5.3).
    private List<Notice> documentsChanged(String applicantId) {
        return switch (applicants.find(applicantId).orElseThrow().review().status()) {
            case COMPLETED, ON_HOLD ->
                    List.of(Notice.of(WebhookType.APPLICANT_PERSONAL_INFO_CHANGED));
            case INIT, PENDING, QUEUED -> List.of();
        };
    }

    private static List<Notice> withStatus(WebhookType type) {
        return List.of(Notice.of(type), Notice.of(WebhookType.VIDEO_IDENT_STATUS_CHANGED));
    }

    private static Notice composition(String mediaId) {
        return Notice.composition(mediaId);
    }

    private @Nullable ReviewStatus videoIdentStatus(String applicantId) {
        return identifications
                .latestOfApplicant(applicantId)
                .map(identification -> identification.state().reviewStatus())
                .orElse(null);
    }
}
