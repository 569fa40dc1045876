package dev.vident.server.call;

import dev.vident.server.platform.Redacted;
import dev.vident.server.script.CheckResult;
import dev.vident.server.script.ScriptCheck;
import dev.vident.server.script.StillKind;
import org.jspecify.annotations.Nullable;

/// What a desk may say; see `docs/protocol/signalling.md`.
public sealed interface FromOperator {

    /// Start receiving the queue.
    record Online() implements FromOperator {}

    /// Stop receiving the queue.
    record Offline() implements FromOperator {}

    /// Take this applicant.
    record Accept(String identificationId) implements FromOperator {}

    /// Take the operator's seat of a running call again.
    record Rejoin(String callId) implements FromOperator {}

    /// An SDP answer.
    record Answer(String sessionId, String sdp) implements FromOperator {
        /// An answer names addresses of a person and stays out of logs.
        @Override
        public String toString() {
            return "Answer[" + sessionId + "]";
        }
    }

    /// Please restart ICE.
    record Restart(String sessionId) implements FromOperator {}

    /// Show this to the applicant.
    record Instruct(String step, String text) implements FromOperator {}

    /// Write down how a check of the script turned out.
    ///
    /// @param words what was said or seen; null when there is nothing to note
    record Check(ScriptCheck check, CheckResult result, @Nullable Redacted<String> words)
            implements FromOperator {}

    /// Take a still.
    record TakeStill(StillKind kind) implements FromOperator {}

    /// End the call.
    ///
    /// @param reason why the operator gives up; null when everything was done
    record End(@Nullable String reason) implements FromOperator {}
}
