package dev.vident.server.composition;

import dev.vident.server.platform.Redacted;
import java.util.Optional;

/// Decides what differs from call to call in how a composition looks. Thread-safe.
@FunctionalInterface
public interface Layouts {
    /// The style for the composition of a call.
    LayoutStyle of(String callId);

    /// From where the applicant called, for the line at the lower edge; empty when that is not to
    /// be shown or not known.
    default Optional<Redacted<String>> origin(String callId) {
        return Optional.empty();
    }
}
