package dev.vident.server.call;

/// The media engine cannot do what was asked, and it is not our fault.
public final class EngineRefusal extends RuntimeException {
    private final ErrorCode code;

    /// @param text what the person reads
    public EngineRefusal(ErrorCode code, String text) {
        super(text, null, false, false);
        this.code = code;
    }

    public ErrorCode code() {
        return code;
    }

    public String text() {
        return String.valueOf(getMessage());
    }
}
