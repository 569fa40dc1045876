package dev.vident.server.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One immutable fact about an applicant. Events carry ids and codes, never names or texts of
/// applicants.
public sealed interface DomainEvent {
    /// What the integrator did over the API.
    sealed interface ByIntegrator extends DomainEvent {}

    record ApplicantCreated(String levelName) implements DomainEvent {}

    record ConsentGiven() implements DomainEvent {}

    record AttemptBegun(String identificationId, int attempt) implements DomainEvent {}

    record QueueJoined(String identificationId) implements DomainEvent {}

    record QueueLeft(String identificationId) implements DomainEvent {}

    record CallStarted(String identificationId, String operatorName) implements DomainEvent {}

    /// The operator went on to a step of the script.
    ///
    /// @param step its code, or `OTHER` for words of the operator's own
    record ScriptStepBegun(String callId, String step) implements DomainEvent {}

    /// The operator answered a check of the script. What was said is not in the event.
    ///
    /// @param check its code
    /// @param result `PASSED` or `FAILED`
    record ScriptAnswered(String callId, String check, String result, String operatorName)
            implements DomainEvent {}

    record CallEnded(String identificationId, String reason) implements DomainEvent {}

    record PutOnHold(String identificationId) implements DomainEvent {}

    /// @param rejectType absent when the answer is `GREEN`
    record VerdictGiven(
            String identificationId,
            String answer,
            List<String> rejectLabels,
            @Nullable String rejectType)
            implements DomainEvent {
        public VerdictGiven {
            rejectLabels = List.copyOf(rejectLabels);
        }
    }

    /// The applicant starts again.
    record Reset(String identificationId) implements DomainEvent {}

    /// The integrator asked for the check.
    record CheckRequested() implements ByIntegrator {}

    /// The integrator let the applicant start again.
    record ApplicantReset() implements ByIntegrator {}

    /// The integrator reset one step.
    record StepReset(String step) implements ByIntegrator {}

    /// The integrator gave a case that was on hold back to the applicant.
    record ReturnedToInit(List<String> reasons) implements ByIntegrator {
        public ReturnedToInit {
            reasons = List.copyOf(reasons);
        }
    }

    /// The integrator played a verdict in the sandbox.
    ///
    /// @param rejectType absent when the answer is `GREEN`
    record VerdictSimulated(String answer, List<String> rejectLabels, @Nullable String rejectType)
            implements ByIntegrator {
        public VerdictSimulated {
            rejectLabels = List.copyOf(rejectLabels);
        }
    }

    /// The integrator moved the applicant to another level.
    record LevelChanged(String previousLevelName, String levelName) implements ByIntegrator {}

    /// The integrator changed what is known about the applicant.
    record PersonalInfoChanged() implements ByIntegrator {}

    record TagsChanged() implements ByIntegrator {}

    record Deactivated() implements ByIntegrator {}

    record Activated() implements ByIntegrator {}

    /// The integrator recorded a consent that the applicant gave to it.
    record AgreementRecorded(String agreementId) implements ByIntegrator {}

    record NoteAdded(String noteId) implements ByIntegrator {}

    record NoteChanged(String noteId) implements ByIntegrator {}

    /// @param sha256 of the file, hex; absent when there is none
    record DocumentAdded(long imageId, String idDocType, @Nullable String sha256)
            implements ByIntegrator {}

    record ImageDeactivated(long imageId) implements ByIntegrator {}

    record ImageReverted(long imageId) implements ByIntegrator {}

    record StillStored(String callId, long imageId, String kind, String sha256)
            implements DomainEvent {}

    /// @param manifestSha256 SHA-256 of the recording's manifest, hex
    record RecordingFinished(String callId, String manifestSha256) implements DomainEvent {}

    /// A supervisor began to capture the packets of a call.
    ///
    /// @param number of the capture within the call
    record CaptureStarted(String callId, int number, String operatorName) implements DomainEvent {}

    /// A packet capture is over.
    ///
    /// @param reason `STOPPED`, or why it ended by itself
    /// @param operatorName who stopped it; absent when it ended by itself
    record CaptureEnded(String callId, int number, String reason, @Nullable String operatorName)
            implements DomainEvent {}

    record CompositionStarted(String callId) implements DomainEvent {}

    record CompositionCompleted(String callId, String mediaId, long durationSeconds)
            implements DomainEvent {}

    record CompositionFailed(String callId, String reason) implements DomainEvent {}
}
