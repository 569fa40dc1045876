package dev.vident.server.call;

import dev.vident.server.platform.Redacted;
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

    /// Stores from where the applicant calls.
    void setOrigin(String callId, Redacted<String> origin);

    /// From where the applicant called: an address, with a country behind it where one is known;
    /// empty when it is not kept.
    Optional<Redacted<String>> origin(String callId);

    /// The number of the next connection of a side, from 1; never given twice, also after a
    /// restart.
    int nextEpoch(String callId, Seat seat);
}
