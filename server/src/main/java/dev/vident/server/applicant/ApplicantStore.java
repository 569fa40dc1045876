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

    void updateReview(String id, Review review);

    /// Records the consent unless one is recorded already.
    ///
    /// @return whether this call recorded it
    boolean recordConsent(String id, Instant at);
}
