package dev.vident.server.webhook;

/// How one attempt ended.
public sealed interface Outcome {
    /// The receiver answered in time.
    ///
    /// @param status HTTP status
    /// @param body the first bytes of the answer's body as text
    record Answered(int status, String body) implements Outcome {}

    /// There was no answer in time, or the target was refused.
    ///
    /// @param reason for whoever looks into the delivery log
    record Unanswered(String reason) implements Outcome {}

    /// Success is any 2xx (contract section 5.1).
    default boolean isSuccess() {
        return switch (this) {
            case Answered(int status, String _) -> status >= 200 && status < 300;
            case Unanswered _ -> false;
        };
    }
}
