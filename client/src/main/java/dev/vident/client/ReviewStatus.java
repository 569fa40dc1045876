package dev.vident.client;

/// State of an applicant or of the Video Ident step (contract 1.3).
public enum ReviewStatus {
    INIT("init"),
    PENDING("pending"),
    PRECHECKED("prechecked"),
    QUEUED("queued"),
    COMPLETED("completed"),
    ON_HOLD("onHold"),
    AWAITING_SERVICE("awaitingService"),
    AWAITING_USER("awaitingUser"),
    /// A state that this version of the client does not know.
    UNKNOWN("");

    private final String wire;

    ReviewStatus(String wire) {
        this.wire = wire;
    }

    /// The text on the wire, empty for [#UNKNOWN].
    public String wire() {
        return wire;
    }

    static ReviewStatus of(String wire) {
        for (ReviewStatus status : values()) {
            if (status.wire.equals(wire)) {
                return status;
            }
        }
        return UNKNOWN;
    }
}
