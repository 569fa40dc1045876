package dev.vident.server.call;

import dev.vident.server.identification.EndReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where a call stands.
public sealed interface CallState {
    /// An operator accepted; the applicant has been told.
    record Ringing() implements CallState {}

    /// The applicant answered; at least one side has no media yet.
    record Connecting() implements CallState {}

    /// Both sides exchanged media.
    ///
    /// @param since when they first did
    record Live(Instant since) implements CallState {}

    /// Over.
    ///
    /// @param liveSince when the call became live, absent when it never did
    /// @param text what the operator gave as reason, absent in most cases
    record Ended(Instant at, EndReason reason, @Nullable Instant liveSince, @Nullable String text)
            implements CallState {}
}
