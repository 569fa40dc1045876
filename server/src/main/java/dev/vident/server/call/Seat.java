package dev.vident.server.call;

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
}
