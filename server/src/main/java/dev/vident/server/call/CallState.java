package dev.vident.server.call;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where a call stands: ringing → connecting → live → ended.
public sealed interface CallState {

    /// A call that has not ended.
    sealed interface Running extends CallState {
        Seats seats();

        /// When the call ends by itself unless a broken side comes back; absent while both are connected.
        default Optional<Instant> deadline(Duration reconnectWindow) {
            return Stream.of(seats().applicant(), seats().operator())
                    .flatMap(seat -> seat.brokenSince().stream())
                    .min(Instant::compareTo)
                    .map(broken -> broken.plus(reconnectWindow));
        }
    }

    /// An operator has accepted; not both pages have come yet.
    record Ringing(Seats seats) implements Running {}

    /// Both pages have come; they have not seen each other yet.
    record Connecting(Seats seats) implements Running {}

    /// Both have been connected at the same time at least once.
    record Live(Seats seats) implements Running {}

    /// It is over and stays so.
    ///
    /// @param text why the operator gave up; only with [EndReason#ABORTED]
    record Ended(EndReason reason, @Nullable String text) implements CallState {}

    /// A call an operator has just accepted.
    static Ringing accepted(Instant now) {
        return new Ringing(Seats.empty(now));
    }
}
