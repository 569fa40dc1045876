package dev.vident.server.script;

import java.util.List;
import java.util.Optional;

/// Keeps what is known about stills. Thread-safe; takes part in the transaction of the calling
/// thread.
public interface StillStore {
    void insert(Still still);

    /// Marks a still as counting or not.
    void setDeactivated(long imageId, boolean deactivated);

    Optional<Still> find(long imageId);

    /// The stills of one applicant, oldest first.
    List<Still> ofApplicant(String applicantId);

    /// The stills of one call, oldest first.
    List<Still> ofCall(String callId);
}
