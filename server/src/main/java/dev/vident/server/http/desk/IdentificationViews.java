package dev.vident.server.http.desk;

import dev.vident.server.applicant.Applicant;
import dev.vident.server.applicant.ApplicantStore;
import dev.vident.server.applicant.Notes;
import dev.vident.server.applicant.ReviewResult;
import dev.vident.server.call.Call;
import dev.vident.server.call.CallState;
import dev.vident.server.call.CallStore;
import dev.vident.server.composition.Composition;
import dev.vident.server.composition.CompositionState;
import dev.vident.server.composition.CompositionStore;
import dev.vident.server.document.Document;
import dev.vident.server.document.Documents;
import dev.vident.server.document.StoredFile;
import dev.vident.server.event.EventEntry;
import dev.vident.server.event.EventStore;
import dev.vident.server.http.desk.IdentificationBodies.ApplicantBody;
import dev.vident.server.http.desk.IdentificationBodies.CallBody;
import dev.vident.server.http.desk.IdentificationBodies.CheckBody;
import dev.vident.server.http.desk.IdentificationBodies.CompositionBody;
import dev.vident.server.http.desk.IdentificationBodies.Detail;
import dev.vident.server.http.desk.IdentificationBodies.DocumentBody;
import dev.vident.server.http.desk.IdentificationBodies.NoteBody;
import dev.vident.server.http.desk.IdentificationBodies.StepBody;
import dev.vident.server.http.desk.IdentificationBodies.StillBody;
import dev.vident.server.http.desk.IdentificationBodies.Summary;
import dev.vident.server.http.desk.IdentificationBodies.VerdictBody;
import dev.vident.server.identification.Decisions;
import dev.vident.server.identification.Identification;
import dev.vident.server.identification.Identifications;
import dev.vident.server.identification.State;
import dev.vident.server.job.Waiting;
import dev.vident.server.platform.Redacted;
import dev.vident.server.script.ScriptAnswer;
import dev.vident.server.script.ScriptAnswerStore;
import dev.vident.server.script.StepTaken;
import dev.vident.server.script.Still;
import dev.vident.server.script.Stills;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Gathers what the desk shows of identifications. Thread-safe.
final class IdentificationViews {
    private static final int NOTES_SHOWN = 20;

    private final Identifications identifications;
    private final Decisions decisions;
    private final ApplicantStore applicants;
    private final CallStore calls;
    private final CompositionStore compositions;
    private final Stills stills;
    private final ScriptAnswerStore answers;
    private final EventStore events;
    private final Documents documents;
    private final Notes notes;
    private final Function<String, @Nullable Double> progress;
    private final Function<String, Optional<Waiting>> waiting;

    IdentificationViews(DeskParts parts) {
        this.identifications = parts.identifications();
        this.decisions = parts.decisions();
        this.applicants = parts.applicants();
        this.calls = parts.calls();
        this.compositions = parts.compositions();
        this.stills = parts.stills();
        this.answers = parts.scriptAnswers();
        this.events = parts.events();
        this.documents = parts.documents();
        this.notes = parts.notes();
        this.progress = parts.renderingProgress();
        this.waiting = parts.compositionWaiting();
    }

    List<Summary> newest(int limit) {
        return identifications.newest(limit).stream()
                .map(one -> summary(one, applicant(one)))
                .toList();
    }

    Detail detail(String identificationId) {
        Identification one = identifications.get(identificationId);
        Applicant applicant = applicant(one);
        List<Call> held = calls.ofIdentification(one.id());
        List<EventEntry> happened = events.ofApplicant(applicant.id());
        List<String> blockers = decisions.blockers(one.id());
        return new Detail(
                summary(one, applicant),
                body(applicant),
                applicant.consentAt() == null ? null : applicant.consentAt().toString(),
                held.stream().map(call -> body(call, happened)).toList(),
                held.stream()
                        .flatMap(call -> stills.ofCall(call.id()).stream())
                        .map(IdentificationViews::body)
                        .toList(),
                documents.ofApplicant(applicant.id()).stream()
                        .map(IdentificationViews::body)
                        .toList(),
                applicant.standing().tags(),
                notes.ofApplicant(applicant, NOTES_SHOWN, 0).stream()
                        .map(note -> new NoteBody(note.text(), note.createdAt().toString()))
                        .toList(),
                blockers.isEmpty() && mayBeDecided(one.state()),
                blockers,
                verdict(one.state()));
    }

    private Applicant applicant(Identification one) {
        return applicants.find(one.applicantId()).orElseThrow();
    }

    private static boolean mayBeDecided(State state) {
        return switch (state) {
            case State.Queued _, State.OnHold _ -> true;
            case State.Init _, State.Waiting _, State.InCall _, State.Completed _ -> false;
        };
    }

    private static Summary summary(Identification one, Applicant applicant) {
        VerdictBody verdict = verdict(one.state());
        return new Summary(
                one.id(),
                one.applicantId(),
                applicant.externalUserId(),
                applicant.displayName(),
                one.levelName(),
                one.state().reviewStatus().wireName(),
                verdict == null ? null : verdict.answer(),
                one.createdAt().toString(),
                one.operatorName());
    }

    private static ApplicantBody body(Applicant applicant) {
        return new ApplicantBody(
                applicant.id(),
                applicant.externalUserId(),
                applicant.levelName(),
                applicant.lang(),
                reveal(applicant.email()),
                reveal(applicant.phone()),
                applicant.info(),
                applicant.fixedInfo(),
                applicant.createdAt().toString());
    }

    private CallBody body(Call call, List<EventEntry> happened) {
        CallState.@Nullable Ended ended =
                call.state() instanceof CallState.Ended over ? over : null;
        return new CallBody(
                call.id(),
                call.startedAt().toString(),
                ended == null ? null : ended.at().toString(),
                ended == null ? null : ended.reason().name(),
                call.operatorName(),
                compositions.find(call.id()).map(this::body).orElse(null),
                StepTaken.of(call.id(), happened, answers.ofCall(call.id())).stream()
                        .map(IdentificationViews::body)
                        .toList());
    }

    private static StepBody body(StepTaken taken) {
        return new StepBody(
                taken.step().name(),
                taken.begunAt() == null ? null : taken.begunAt().toString(),
                taken.answers().stream().map(IdentificationViews::body).toList());
    }

    private static CheckBody body(ScriptAnswer answer) {
        return new CheckBody(
                answer.check().name(),
                answer.result().name(),
                reveal(answer.words()),
                answer.operatorName(),
                answer.at().toString());
    }

    private CompositionBody body(Composition composition) {
        return switch (composition.state()) {
            case CompositionState.Recorded _ ->
                    new CompositionBody("recorded", null, null, null, null, null, null);
            case CompositionState.Rendering _ ->
                    waiting.apply(composition.callId())
                            .map(IdentificationViews::waits)
                            .orElseGet(() -> rendering(composition));
            case CompositionState.Ready ready ->
                    new CompositionBody(
                            "ready",
                            composition.mediaId(),
                            ready.durationSeconds(),
                            null,
                            null,
                            null,
                            null);
            case CompositionState.Failed failed ->
                    new CompositionBody("failed", null, null, null, failed.reason(), null, null);
        };
    }

    private CompositionBody rendering(Composition composition) {
        return new CompositionBody(
                "rendering", null, null, progress.apply(composition.callId()), null, null, null);
    }

    /// A rendering that failed and is tried again waits like one that was not tried yet.
    private static CompositionBody waits(Waiting waiting) {
        return new CompositionBody(
                "recorded",
                null,
                null,
                null,
                waiting.reason(),
                waiting.attempts(),
                waiting.notBefore().toString());
    }

    private static DocumentBody body(Document document) {
        StoredFile file = document.file();
        return new DocumentBody(
                document.imageId(),
                document.idDocType(),
                document.idDocSubType(),
                document.country(),
                file == null ? null : file.fileName(),
                document.addedAt().toString(),
                document.deactivated());
    }

    private static StillBody body(Still still) {
        return new StillBody(still.imageId(), still.kind().name(), still.takenAt().toString());
    }

    private static @Nullable VerdictBody verdict(State state) {
        if (!(state instanceof State.Completed completed)) {
            return null;
        }
        ReviewResult result = completed.verdict().result();
        return new VerdictBody(
                result.answer().name(),
                result.rejectLabels(),
                result.rejectType() == null ? null : result.rejectType().name(),
                result.moderationComment(),
                result.clientComment());
    }

    private static @Nullable String reveal(@Nullable Redacted<String> value) {
        return value == null ? null : value.value();
    }
}
