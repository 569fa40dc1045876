package dev.vident.server.call;

import dev.vident.server.identification.EndReason;
import org.jspecify.annotations.Nullable;

/// What can happen to a call.
public sealed interface CallEvent {
    /// The applicant's page takes its seat.
    record Answered() implements CallEvent {}

    /// Media of both sides arrives.
    record BothConnected() implements CallEvent {}

    /// @param text what the operator gave as reason, absent in most cases
    record End(EndReason reason, @Nullable String text) implements CallEvent {}
}
