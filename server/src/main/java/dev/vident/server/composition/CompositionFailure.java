package dev.vident.server.composition;

/// A recording that could not be rendered. The journals are untouched. The message is for whoever
/// runs the server.
public final class CompositionFailure extends Exception {
    private final boolean worthRetrying;

    CompositionFailure(String reason, boolean worthRetrying) {
        super(reason);
        this.worthRetrying = worthRetrying;
    }

    CompositionFailure(String reason, Throwable cause) {
        super(reason, cause);
        this.worthRetrying = true;
    }

    /// Whether a later attempt may succeed: true for a full disk or a killed process, false when
    /// the recording holds nothing to be played.
    public boolean worthRetrying() {
        return worthRetrying;
    }
}
