package dev.vident.server.call;

import dev.vident.server.identification.EndReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where a call stands: ringing → connecting → live → ended.
public sealed interface SessionState {

    /// A call that has not ended.
    sealed interface Running extends SessionState {
        Presences sides();

        /// When the call ends by itself unless a broken side comes back; absent while both are
        /// connected.
        default Optional<Instant> deadline(Duration reconnectWindow) {
            return Stream.of(sides().applicant(), sides().operator())
                    .flatMap(presence -> presence.brokenSince().stream())
                    .min(Instant::compareTo)
                    .map(broken -> broken.plus(reconnectWindow));
        }
    }

    /// An operator has accepted; not both pages have come yet.
    record Ringing(Presences sides) implements Running {}

    /// Both pages have come; they have not seen each other yet.
    record Connecting(Presences sides) implements Running {}

    /// Both have been connected at the same time at least once.
    record Live(Presences sides) implements Running {}

    /// It is over and stays so.
    ///
    /// @param text why the operator gave up; only with [EndReason#ABORTED]
    record Ended(EndReason reason, @Nullable String text) implements SessionState {}

    /// A call an operator has just accepted.
    static Ringing accepted(Instant now) {
        return new Ringing(Presences.empty(now));
    }
}
