package dev.vident.server.call;

/// What a camera or microphone of the applicant does.
public enum DeviceState {
    ON("on"),
    /// Switched off by the applicant.
    OFF("off"),
    /// Taken away by the system, for instance by a telephone call, another app or a pulled plug.
    PAUSED("paused");

    private final String wireName;

    DeviceState(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }
}
