package dev.vident.server.call;

import java.util.Arrays;
import java.util.Optional;

/// The two sides of a call.
public enum Seat {
    APPLICANT("applicant"),
    OPERATOR("operator");

    private final String participant;

    Seat(String participant) {
        this.participant = participant;
    }

    /// The name of the participant in the media engine, in journal names and in messages.
    public String participant() {
        return participant;
    }

    /// The side across.
    public Seat other() {
        return this == APPLICANT ? OPERATOR : APPLICANT;
    }

    /// The side of this name; empty for any other.
    public static Optional<Seat> ofParticipant(String participant) {
        return Arrays.stream(values())
                .filter(seat -> seat.participant.equals(participant))
                .findFirst();
    }
}
