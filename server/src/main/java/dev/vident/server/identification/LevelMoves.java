package dev.vident.server.identification;

import dev.vident.server.applicant.Applicant;
import dev.vident.server.applicant.ApplicantStore;
import dev.vident.server.applicant.Level;
import dev.vident.server.applicant.Review;
import dev.vident.server.applicant.ReviewStatus;
import dev.vident.server.event.DomainEvent;
import dev.vident.server.event.Events;
import dev.vident.server.platform.Problem;
import dev.vident.server.platform.Randomness;
import dev.vident.server.platform.SumsubError;
import dev.vident.server.platform.Transactions;

/// Moves applicants to another level (contract section 4.10). What was recorded on the old level
/// stays; where the new one asks for a call, a new attempt begins. Thread-safe.
public final class LevelMoves {
    private static final int ATTEMPT_ID_LENGTH = 5;

    private final Identifications identifications;
    private final ApplicantStore applicants;
    private final Events events;
    private final Transactions transactions;
    private final Randomness randomness;

    public LevelMoves(
            Identifications identifications,
            ApplicantStore applicants,
            Events events,
            Transactions transactions,
            Randomness randomness) {
        this.identifications = identifications;
        this.applicants = applicants;
        this.events = events;
        this.transactions = transactions;
        this.randomness = randomness;
    }

    /// Moves an applicant; one who is on the level already stays as is. A verdict does not move
    /// along.
    ///
    /// @throws dev.vident.server.platform.ProblemException 400 when the level is for another type
    ///   of applicant; 409 while the applicant is pending, queued or on hold, and with code 1008
    ///   when deactivated
    public Applicant move(String applicantId, Level level) {
        return transactions.inTransaction(() -> {
            // The identification is locked before the applicant, as everywhere.
            identifications.lockLatestIfAny(applicantId);
            Applicant known = applicants.lock(applicantId).orElseThrow();
            requireMovable(known, level);
            if (known.levelName().equals(level.name())) {
                return known;
            }
            Review review = known.review();
            Applicant moved =
                    known.onLevel(
                            level.name(),
                            review.status() == ReviewStatus.COMPLETED
                                    ? review.nextAttempt(randomness.alphanumeric(ATTEMPT_ID_LENGTH))
                                    : review);
            applicants.update(moved);
            if (level.videoIdent()) {
                identifications.beginOn(moved);
            }
            events.append(
                    applicantId, new DomainEvent.LevelChanged(known.levelName(), level.name()));
            return moved;
        });
    }

    private static void requireMovable(Applicant applicant, Level level) {
        if (applicant.type() != level.applicantType()) {
            throw new Problem.BadRequest(
                            "Level '"
                                    + level.name()
                                    + "' is not for applicants of type '"
                                    + applicant.type().wireName()
                                    + "'")
                    .exception();
        }
        if (applicant.standing().deleted()) {
            throw new Problem.Conflict(
                            "Applicant is deactivated", SumsubError.APPLICANT_MARKED_AS_DELETED)
                    .exception();
        }
        if (applicant.isBeingChecked() || applicant.review().status() == ReviewStatus.ON_HOLD) {
            throw new Problem.Conflict(
                            "The level cannot be changed while the applicant is "
                                    + applicant.review().status().wireName())
                    .exception();
        }
    }
}
