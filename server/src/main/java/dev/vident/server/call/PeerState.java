package dev.vident.server.call;

/// What one side is told about the other.
public enum PeerState {
    CONNECTING("connecting"),
    CONNECTED("connected"),
    RECONNECTING("reconnecting"),
    GONE("gone"),
    /// Its browser lacks the call's video codec.
    UNABLE("unable");

    private final String wireName;

    PeerState(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }
}
