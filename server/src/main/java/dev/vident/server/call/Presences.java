package dev.vident.server.call;

import java.time.Instant;

/// Both sides of a call.
///
/// @param applicantSeen whether the applicant has been connected at least once
public record Presences(Presence applicant, Presence operator, boolean applicantSeen) {

    /// Nobody is there yet in a call that starts now.
    public static Presences empty(Instant now) {
        return new Presences(new Presence.Empty(0, now), new Presence.Empty(0, now), false);
    }

    public Presence of(Seat side) {
        return switch (side) {
            case APPLICANT -> applicant;
            case OPERATOR -> operator;
        };
    }

    /// The same with one side changed; an applicant once connected stays seen.
    public Presences with(Seat side, Presence presence) {
        return switch (side) {
            case APPLICANT ->
                    new Presences(
                            presence,
                            operator,
                            applicantSeen || presence instanceof Presence.Connected);
            case OPERATOR -> new Presences(applicant, presence, applicantSeen);
        };
    }

    boolean bothConnected() {
        return applicant instanceof Presence.Connected && operator instanceof Presence.Connected;
    }

    boolean bothTaken() {
        return !(applicant instanceof Presence.Empty) && !(operator instanceof Presence.Empty);
    }
}
