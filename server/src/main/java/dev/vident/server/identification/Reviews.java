package dev.vident.server.identification;

import dev.vident.server.applicant.Applicant;
import dev.vident.server.applicant.ApplicantStore;
import dev.vident.server.applicant.RejectType;
import dev.vident.server.applicant.Review;
import dev.vident.server.applicant.ReviewAnswer;
import dev.vident.server.applicant.ReviewResult;
import dev.vident.server.applicant.ReviewStatus;
import dev.vident.server.event.DomainEvent;
import dev.vident.server.event.Events;
import dev.vident.server.platform.Mode;
import dev.vident.server.platform.Problem;
import dev.vident.server.platform.SumsubError;
import dev.vident.server.platform.Transactions;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/// Changes of a review that the integrator asks for (contract 4.10). An applicant whose level asks
/// for no call has no identification; the review alone follows the same table of states then. Every
/// change is one transaction. Thread-safe.
public final class Reviews {
    /// The steps that can be reset (contract 4.7).
    private static final Set<String> STEPS =
            Set.of(
                    "APPLICANT_DATA",
                    "IDENTITY",
                    "IDENTITY2",
                    "IDENTITY3",
                    "IDENTITY4",
                    "SELFIE",
                    "SELFIE2",
                    "PROOF_OF_RESIDENCE",
                    "PROOF_OF_RESIDENCE2",
                    "QUESTIONNAIRE",
                    "PHONE_VERIFICATION",
                    "EMAIL_VERIFICATION");

    private final Identifications identifications;
    private final ApplicantStore applicants;
    private final SubmittedPictures pictures;
    private final Events events;
    private final Transactions transactions;
    private final Consumer<String> changed;

    /// @param changed told the id of an applicant once its change is stored
    public Reviews(
            Identifications identifications,
            ApplicantStore applicants,
            SubmittedPictures pictures,
            Events events,
            Transactions transactions,
            Consumer<String> changed) {
        this.identifications = identifications;
        this.applicants = applicants;
        this.pictures = pictures;
        this.events = events;
        this.transactions = transactions;
        this.changed = changed;
    }

    /// The integrator asks for the check. The review is pending from now on; the call still has to
    /// be held.
    ///
    /// @throws dev.vident.server.platform.ProblemException 409 while the applicant is being checked
    ///   (code 3000 when pending already) and after a verdict that allows no retry (code 1009 when
    ///   it was RED)
    public void requestCheck(String applicantId) {
        change(
                applicantId,
                current -> {
                    Review review = current.review();
                    if (review.status() == ReviewStatus.PENDING) {
                        throw new Problem.Conflict(
                                        "Applicant is already pending",
                                        SumsubError.APPLICANT_ALREADY_IN_THE_STATE)
                                .exception();
                    }
                    ReviewResult result = review.result();
                    if (result != null && result.rejectType() == RejectType.FINAL) {
                        throw new Problem.Conflict(
                                        "Applicant has a final reject",
                                        SumsubError.APPLICANT_WITH_FINAL_REJECT)
                                .exception();
                    }
                    apply(current, new Event.CheckRequested(), new DomainEvent.CheckRequested());
                });
    }

    /// Back to the beginning: pictures no longer count, the verdict no longer stands.
    ///
    /// @throws dev.vident.server.platform.ProblemException 409 while the applicant is being checked
    public void reset(String applicantId) {
        change(
                applicantId,
                current -> {
                    current.requireNotChecked();
                    apply(current, new Event.Reopened(), new DomainEvent.ApplicantReset());
                    pictures.deactivate(applicantId, _ -> true);
                });
    }

    /// The pictures of one step no longer count.
    ///
    /// @param documentTypes those the applicant's level asks for in this step
    /// @throws dev.vident.server.platform.ProblemException 400 for a step that cannot be reset; 409
    ///   while the applicant is being checked
    public void resetStep(String applicantId, String step, List<String> documentTypes) {
        if (!STEPS.contains(step)) {
            throw new Problem.BadRequest("Unknown step '" + step + "'").exception();
        }
        change(
                applicantId,
                current -> {
                    current.requireNotChecked();
                    pictures.deactivate(applicantId, documentTypes::contains);
                    events.append(applicantId, new DomainEvent.StepReset(step));
                });
    }

    /// Completes the review of a sandbox applicant without call and evidence.
    ///
    /// @throws dev.vident.server.platform.ProblemException 400 outside of the sandbox; 409 while
    ///   the applicant is in the queue or in a call
    public void simulate(String applicantId, Verdict verdict) {
        change(
                applicantId,
                current -> {
                    if (current.mode() != Mode.SANDBOX) {
                        throw new Problem.BadRequest("This method is only supported on sandbox env")
                                .exception();
                    }
                    ReviewResult result = verdict.result();
                    RejectType type = result.rejectType();
                    apply(
                            current,
                            new Event.Simulated(verdict),
                            new DomainEvent.VerdictSimulated(
                                    result.answer().name(),
                                    result.rejectLabels(),
                                    type == null ? null : type.name()));
                });
    }

    /// A compliance officer's case goes back to the applicant.
    ///
    /// @param reasons codes of the integrator, at least one
    /// @throws dev.vident.server.platform.ProblemException 400 when the review is not on hold or
    ///   there is no reason
    public void returnToInit(String applicantId, List<String> reasons) {
        change(
                applicantId,
                current -> {
                    if (current.review().status() != ReviewStatus.ON_HOLD) {
                        throw new Problem.BadRequest("Applicant must be on hold to move to init")
                                .exception();
                    }
                    if (reasons.isEmpty()) {
                        throw new Problem.BadRequest("At least one reason must be provided")
                                .exception();
                    }
                    apply(current, new Event.Reopened(), new DomainEvent.ReturnedToInit(reasons));
                });
    }

    @FunctionalInterface
    private interface Change {
        void on(Applicant current);
    }

    /// The identification is locked before the applicant, as everywhere.
    private void change(String applicantId, Change change) {
        transactions.run(() -> {
            identifications.lockLatestIfAny(applicantId);
            change.on(applicants.lock(applicantId).orElseThrow());
        });
        changed.accept(applicantId);
    }

    private void apply(Applicant applicant, Event event, DomainEvent fact) {
        if (!identifications.applyIfAny(applicant.id(), event)) {
            applicants.updateReview(
                    applicant.id(),
                    identifications.withoutCall(applicant.review(), stateOf(applicant), event));
        }
        events.append(applicant.id(), fact);
    }

    /// The state an identification would have.
    private static State stateOf(Applicant applicant) {
        ReviewResult result = applicant.review().result();
        if (applicant.review().status() != ReviewStatus.COMPLETED || result == null) {
            return new State.Init();
        }
        return new State.Completed(
                result.answer() == ReviewAnswer.GREEN
                        ? new Verdict.Green()
                        : new Verdict.Red(
                                result.rejectLabels(),
                                Objects.requireNonNullElse(result.rejectType(), RejectType.FINAL),
                                result.moderationComment(),
                                result.clientComment()));
    }
}
