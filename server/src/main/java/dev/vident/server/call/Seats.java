package dev.vident.server.call;

import java.time.Instant;

/// Both seats of a call.
///
/// @param applicantSeen whether the applicant has been connected at least once
public record Seats(Seat applicant, Seat operator, boolean applicantSeen) {

    /// Two empty seats of a call that starts now.
    public static Seats empty(Instant now) {
        return new Seats(new Seat.Empty(0, now), new Seat.Empty(0, now), false);
    }

    public Seat of(Participant side) {
        return switch (side) {
            case APPLICANT -> applicant;
            case OPERATOR -> operator;
        };
    }

    /// The same with one seat changed; an applicant once connected stays seen.
    public Seats with(Participant side, Seat seat) {
        return switch (side) {
            case APPLICANT ->
                    new Seats(seat, operator, applicantSeen || seat instanceof Seat.Connected);
            case OPERATOR -> new Seats(applicant, seat, applicantSeen);
        };
    }

    boolean bothConnected() {
        return applicant instanceof Seat.Connected && operator instanceof Seat.Connected;
    }

    boolean bothTaken() {
        return !(applicant instanceof Seat.Empty) && !(operator instanceof Seat.Empty);
    }
}
