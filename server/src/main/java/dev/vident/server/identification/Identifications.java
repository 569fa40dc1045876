package dev.vident.server.identification;

import dev.vident.server.applicant.Applicant;
import dev.vident.server.applicant.ApplicantStore;
import dev.vident.server.applicant.InspectionOpening;
import dev.vident.server.applicant.Level;
import dev.vident.server.applicant.Review;
import dev.vident.server.applicant.ReviewStatus;
import dev.vident.server.event.DomainEvent;
import dev.vident.server.event.Events;
import dev.vident.server.platform.Ids;
import dev.vident.server.platform.Problem;
import dev.vident.server.platform.Randomness;
import dev.vident.server.platform.SumsubError;
import dev.vident.server.platform.Transactions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// Leads identifications through their states; the verdict is given by [Decisions]. Every change is
/// one transaction: the state, the applicant's review, the stored answer and the event.
/// Thread-safe.
public final class Identifications implements InspectionOpening {
    private static final int ATTEMPT_ID_LENGTH = 5;

    private final IdentificationStore identifications;
    private final InspectionStore inspectionStore;
    private final Inspections inspections;
    private final ApplicantStore applicants;
    private final Events events;
    private final Transactions transactions;
    private final Ids ids;
    private final Randomness randomness;
    private final InstantSource clock;

    public Identifications(
            IdentificationStore identifications,
            InspectionStore inspectionStore,
            Inspections inspections,
            ApplicantStore applicants,
            Events events,
            Transactions transactions,
            Ids ids,
            Randomness randomness,
            InstantSource clock) {
        this.identifications = identifications;
        this.inspectionStore = inspectionStore;
        this.inspections = inspections;
        this.applicants = applicants;
        this.events = events;
        this.transactions = transactions;
        this.ids = ids;
        this.randomness = randomness;
        this.clock = clock;
    }

    /// Opens the inspection and, where the level asks for a call, the first attempt.
    @Override
    public void open(Applicant applicant, Level level) {
        transactions.run(() -> {
            String inspectionId = applicant.inspectionId();
            inspectionStore.insert(
                    new Inspection(inspectionId, applicant.id(), applicant.mode()),
                    VideoIdentData.none(inspectionId));
            if (level.videoIdent()) {
                identifications.insert(first(applicant, 0, applicant.createdAt()));
                inspections.refresh(applicant.id());
            }
        });
    }

    /// @throws dev.vident.server.platform.ProblemException 404
    public Identification get(String id) {
        return identifications.find(id).orElseThrow(() -> unknown().exception());
    }

    /// The newest attempt of an applicant.
    ///
    /// @throws dev.vident.server.platform.ProblemException 404 when the level of the applicant asks
    ///   for no call
    public Identification ofApplicant(String applicantId) {
        return latest(applicantId).orElseThrow(() -> unknown().exception());
    }

    /// An attempt on a level that the applicant has left does not count any more.
    private Optional<Identification> latest(String applicantId) {
        return identifications
                .latestOfApplicant(applicantId)
                .filter(latest ->
                        applicants
                                .find(applicantId)
                                .orElseThrow()
                                .levelName()
                                .equals(latest.levelName()));
    }

    /// Those in the queue, longest waiting first.
    public List<Identification> waiting() {
        return identifications.waiting();
    }

    /// Those whose call runs.
    public List<Identification> inCall() {
        return identifications.inCall();
    }

    /// The newest ones, newest first.
    public List<Identification> newest(int limit) {
        return identifications.newest(limit);
    }

    /// The applicant takes a place in the queue, or keeps the one it has. After a RED verdict that
    /// allows a retry this begins the next attempt.
    ///
    /// @throws dev.vident.server.platform.ProblemException 409 when there is no consent or the
    ///   state does not permit it
    public Identification joinQueue(String applicantId) {
        return transactions.inTransaction(() -> {
            Identification latest = lockLatest(applicantId);
            Applicant applicant = applicants.find(applicantId).orElseThrow();
            if (applicant.standing().deleted()) {
                throw new Problem.Conflict(
                                "The applicant is deactivated.",
                                SumsubError.APPLICANT_MARKED_AS_DELETED)
                        .exception();
            }
            if (applicant.consentAt() == null) {
                throw new Problem.Conflict("The applicant has not given consent.").exception();
            }
            return apply(latest.id(), new Event.QueueJoined());
        });
    }

    /// The applicant gives the place up.
    public Identification leaveQueue(String applicantId) {
        return transactions.inTransaction(
                () -> apply(lockLatest(applicantId).id(), new Event.QueueLeft()));
    }

    /// The applicant starts again after a RED verdict that allows a retry, without joining the
    /// queue yet.
    public Identification reset(String applicantId) {
        return transactions.inTransaction(
                () -> apply(lockLatest(applicantId).id(), new Event.Reset()));
    }

    /// An operator accepted. Of two who try, one is refused with 409.
    public Identification callStarted(String id, String operatorName) {
        return apply(id, new Event.CallStarted(operatorName));
    }

    public Identification callEnded(String id, EndReason reason) {
        return apply(id, new Event.CallEnded(reason));
    }

    /// Hands the case to a compliance officer.
    public Identification putOnHold(String id) {
        return apply(id, new Event.PutOnHold());
    }

    /// Begins an attempt on the level the applicant was moved to.
    void beginOn(Applicant applicant) {
        int attempt =
                identifications
                        .latestOfApplicant(applicant.id())
                        .map(latest -> latest.attempt() + 1)
                        .orElse(0);
        Identification first = first(applicant, attempt, now());
        identifications.insert(first);
        inspections.refresh(applicant.id());
        events.append(applicant.id(), new DomainEvent.AttemptBegun(first.id(), attempt));
    }

    private Identification first(Applicant applicant, int attempt, Instant at) {
        return new Identification(
                ids.next(),
                applicant.id(),
                applicant.inspectionId(),
                applicant.mode(),
                applicant.levelName(),
                attempt,
                new State.Init(),
                null,
                at);
    }

    /// Locks the newest attempt of an applicant, if the level asks for a call.
    void lockLatestIfAny(String applicantId) {
        if (latest(applicantId).isPresent()) {
            lockLatest(applicantId);
        }
    }

    /// Applies an event to the newest attempt, which is locked; the caller writes the fact down.
    ///
    /// @return false when the level asks for no call
    boolean applyIfAny(String applicantId, Event event) {
        return latest(applicantId).map(latest -> apply(latest.id(), event)).isPresent();
    }

    /// The review after an event where no call is asked for.
    ///
    /// @throws dev.vident.server.platform.ProblemException 409 when the state does not permit it
    Review withoutCall(Review review, State state, Event event) {
        return switch (Transitions.next(state, event, now())) {
            case Transition.Unchanged _ -> review;
            case Transition.Refused refused ->
                    throw new Problem.Conflict(refused.reason()).exception();
            case Transition.Moved moved -> {
                Review next = review;
                for (Effect effect : moved.effects()) {
                    next = after(next, effect, moved.state());
                }
                yield next;
            }
        };
    }

    private Review after(Review review, Effect effect, State state) {
        return switch (effect) {
            case BEGIN_ATTEMPT -> review.nextAttempt(randomness.alphanumeric(ATTEMPT_ID_LENGTH));
            case FOLLOW_STATUS -> review.withStatus(state.reviewStatus(), now());
            case AWAIT_CHECK -> review.withStatus(ReviewStatus.PENDING, now());
            case FOLLOW_VERDICT ->
                    state instanceof State.Completed completed
                            ? review.completed(completed.verdict().result(), now())
                            : review;
            case SHOW_OPERATOR -> review;
        };
    }

    /// While this waits for the lock another transaction may begin a newer attempt, which then is
    /// the one to lock.
    private Identification lockLatest(String applicantId) {
        Identification latest = ofApplicant(applicantId);
        while (true) {
            identifications.lock(latest.id());
            Identification now = ofApplicant(applicantId);
            if (now.id().equals(latest.id())) {
                return now;
            }
            latest = now;
        }
    }

    /// Applies an event to an identification, which is locked meanwhile.
    ///
    /// @throws dev.vident.server.platform.ProblemException 404, or 409 when the state does not
    ///   permit it
    Identification apply(String id, Event event) {
        return transactions.inTransaction(() -> {
            Identification current =
                    identifications.lock(id).orElseThrow(() -> unknown().exception());
            return switch (Transitions.next(current.state(), event, now())) {
                case Transition.Unchanged _ -> current;
                case Transition.Refused refused ->
                        throw new Problem.Conflict(refused.reason()).exception();
                case Transition.Moved moved -> move(current, event, moved);
            };
        });
    }

    private Identification move(Identification current, Event event, Transition.Moved moved) {
        Identification next = current.with(moved.state());
        for (Effect effect : moved.effects()) {
            switch (effect) {
                case BEGIN_ATTEMPT -> next = beginAttempt(current, moved.state());
                case FOLLOW_STATUS, FOLLOW_VERDICT, AWAIT_CHECK -> followReview(next, effect);
                case SHOW_OPERATOR -> {
                    // The name is part of the identification and of the stored answer.
                }
            }
        }
        identifications.update(next);
        inspections.refresh(next.applicantId());
        String applicantId = next.applicantId();
        Facts.of(next.id(), event).ifPresent(fact -> events.append(applicantId, fact));
        return next;
    }

    private Identification beginAttempt(Identification last, State first) {
        Identification next = last.nextAttempt(ids.next(), first, now());
        identifications.insert(next);
        Review review = review(last);
        applicants.updateReview(
                last.applicantId(), review.nextAttempt(randomness.alphanumeric(ATTEMPT_ID_LENGTH)));
        events.append(last.applicantId(), new DomainEvent.AttemptBegun(next.id(), next.attempt()));
        return next;
    }

    private void followReview(Identification identification, Effect effect) {
        applicants.updateReview(
                identification.applicantId(),
                after(review(identification), effect, identification.state()));
    }

    private Review review(Identification identification) {
        return applicants.find(identification.applicantId()).orElseThrow().review();
    }

    private static Problem unknown() {
        return new Problem.NotFound("Identification not found");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
