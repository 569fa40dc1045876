package dev.vident.server.call;

/// The two sides of a call. [#wireName()] is what journals, messages and the media engine call them.
public enum Participant {
    APPLICANT("applicant"),
    OPERATOR("operator");

    private final String wireName;

    Participant(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    public Participant other() {
        return this == APPLICANT ? OPERATOR : APPLICANT;
    }

    /// @throws IllegalArgumentException for any other name
    public static Participant ofWireName(String name) {
        for (Participant side : values()) {
            if (side.wireName.equals(name)) {
                return side;
            }
        }
        throw new IllegalArgumentException("no such participant: " + name);
    }
}
