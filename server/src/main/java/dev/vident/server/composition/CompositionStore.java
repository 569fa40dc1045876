package dev.vident.server.composition;

import java.util.List;
import java.util.Optional;

/// Keeps compositions. Thread-safe; takes part in the transaction of the calling thread. Whoever
/// changes one calls `Inspections.refresh(applicantId)` in the same transaction, so that the stored
/// answer stays true.
public interface CompositionStore {
    /// @return false, and nothing is stored, when the call has one already
    boolean insert(Composition composition);

    /// Stores the state and the start of the rendering.
    void update(Composition composition);

    Optional<Composition> find(String callId);

    Optional<Composition> findByMediaId(String mediaId);

    /// The compositions of one applicant, oldest recording first.
    List<Composition> ofApplicant(String applicantId);
}
