package dev.vident.server.composition;

/// A recording that could not be rendered. The journals are untouched. The message is for whoever
/// runs the server.
public final class CompositionFailure extends Exception {
    private final String reason;
    private final boolean worthRetrying;

    CompositionFailure(String reason, boolean worthRetrying) {
        super(reason);
        this.reason = reason;
        this.worthRetrying = worthRetrying;
    }

    CompositionFailure(String reason, Throwable cause) {
        super(reason, cause);
        this.reason = reason;
        this.worthRetrying = true;
    }

    /// The message.
    public String reason() {
        return reason;
    }

    /// Whether a later attempt may succeed: true for a full disk or a killed process, false when
    /// the recording holds nothing to be played.
    public boolean worthRetrying() {
        return worthRetrying;
    }
}
