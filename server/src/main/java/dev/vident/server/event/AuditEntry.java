package dev.vident.server.event;

import org.jspecify.annotations.Nullable;

/// An event in the words of the audit trail (contract section 4.12).
///
/// @param externalUserId the integrator's own id of the applicant
public record AuditEntry(EventEntry entry, String externalUserId) {
    /// What was done: `subject:<verb>:<object>`.
    public String activity() {
        return switch (entry.event()) {
            case DomainEvent.ApplicantCreated _ -> "subject:created:applicant";
            case DomainEvent.StillStored _, DomainEvent.DocumentAdded _ ->
                    "subject:uploaded:docImage";
            case DomainEvent.RecordingFinished _,
                    DomainEvent.CaptureStarted _,
                    DomainEvent.CaptureEnded _,
                    DomainEvent.CompositionStarted _,
                    DomainEvent.CompositionCompleted _,
                    DomainEvent.CompositionFailed _ ->
                    "subject:recorded:videoIdent";
            case DomainEvent.ConsentGiven _,
                    DomainEvent.AttemptBegun _,
                    DomainEvent.QueueJoined _,
                    DomainEvent.QueueLeft _,
                    DomainEvent.CallStarted _,
                    DomainEvent.ScriptStepBegun _,
                    DomainEvent.ScriptAnswered _,
                    DomainEvent.CallEnded _,
                    DomainEvent.PutOnHold _,
                    DomainEvent.VerdictGiven _,
                    DomainEvent.Reset _,
                    DomainEvent.ByIntegrator _ ->
                    "subject:changed:applicant";
        };
    }

    /// Who did it: the operator where the event names one, else the side it came from.
    public String subjectName() {
        String operator =
                switch (entry.event()) {
                    case DomainEvent.CallStarted(_, String name) -> name;
                    case DomainEvent.ScriptAnswered(_, _, _, String name) -> name;
                    case DomainEvent.CaptureStarted(_, _, String name) -> name;
                    case DomainEvent.CaptureEnded(_, _, _, String name) -> name;
                    default -> null;
                };
        String subject = operator == null ? xClientId() : operator;
        return subject == null ? "system" : subject;
    }

    /// The side it came from: `api`, `dashboard` or `sdk`; absent for what the server did by
    /// itself.
    public @Nullable String xClientId() {
        return switch (entry.event()) {
            case DomainEvent.ConsentGiven _,
                    DomainEvent.QueueJoined _,
                    DomainEvent.QueueLeft _,
                    DomainEvent.StillStored _ ->
                    "sdk";
            case DomainEvent.CallStarted _,
                    DomainEvent.ScriptStepBegun _,
                    DomainEvent.ScriptAnswered _,
                    DomainEvent.CaptureStarted _,
                    DomainEvent.PutOnHold _,
                    DomainEvent.VerdictGiven _ ->
                    "dashboard";
            case DomainEvent.CaptureEnded ended ->
                    ended.operatorName() == null ? null : "dashboard";
            case DomainEvent.AttemptBegun _,
                    DomainEvent.CallEnded _,
                    DomainEvent.Reset _,
                    DomainEvent.RecordingFinished _,
                    DomainEvent.CompositionStarted _,
                    DomainEvent.CompositionCompleted _,
                    DomainEvent.CompositionFailed _ ->
                    null;
            case DomainEvent.ApplicantCreated _, DomainEvent.ByIntegrator _ -> "api";
        };
    }
}
