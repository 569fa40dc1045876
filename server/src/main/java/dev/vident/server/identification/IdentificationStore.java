package dev.vident.server.identification;

import java.util.List;
import java.util.Optional;

/// Keeps identifications. Thread-safe; takes part in the transaction of the calling thread.
public interface IdentificationStore {
    void insert(Identification identification);

    /// Stores the state and the operator's name.
    void update(Identification identification);

    Optional<Identification> find(String id);

    /// As [#find], and no other transaction changes the row before this one ends.
    Optional<Identification> lock(String id);

    /// The newest attempt of an applicant.
    Optional<Identification> latestOfApplicant(String applicantId);

    /// Those in the queue, longest waiting first.
    List<Identification> waiting();

    /// Those whose call runs.
    List<Identification> inCall();

    /// The newest ones, newest first.
    List<Identification> newest(int limit);
}
