package dev.vident.server.call;

import java.util.List;
import java.util.Optional;

/// Keeps calls. Thread-safe; takes part in the transaction of the calling thread.
public interface CallStore {
    void insert(Call call);

    /// Stores the state.
    void update(Call call);

    Optional<Call> find(String id);

    /// Those that have not ended, oldest first.
    List<Call> open();

    /// The calls of one identification, oldest first.
    List<Call> ofIdentification(String identificationId);

    /// The calls of one applicant, oldest first.
    List<Call> ofApplicant(String applicantId);

    /// The number of the next connection of a side, from 1; never given twice, also after a
    /// restart.
    int nextEpoch(String callId, Seat seat);
}
