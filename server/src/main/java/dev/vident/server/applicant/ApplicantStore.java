package dev.vident.server.applicant;

import dev.vident.server.platform.Mode;
import java.time.Instant;
import java.util.Optional;

/// Keeps applicants. Thread-safe; takes part in the transaction of the calling thread.
public interface ApplicantStore {
    /// @return false, and nothing is stored, when the mode has an applicant of this external user
    ///   id
    boolean insert(Applicant applicant);

    Optional<Applicant> find(String id);

    /// As [#find], and no other transaction changes the row before this one ends.
    Optional<Applicant> lock(String id);

    Optional<Applicant> findByExternalUserId(Mode mode, String externalUserId);

    /// Stores everything but `id`, `mode`, `inspectionId`, `type`, `createdAt` and `consentAt`,
    /// which never change or have a method of their own.
    ///
    /// @return false, and nothing is stored, when another applicant of the mode has the external
    ///   user id
    boolean update(Applicant applicant);

    /// Whether the mode has an applicant on the level.
    boolean anyOnLevel(Mode mode, String levelName);

    void updateReview(String id, Review review);

    /// Records the consent unless one is recorded already.
    ///
    /// @return whether this call recorded it
    boolean recordConsent(String id, Instant at);
}
