package dev.vident.server.identification;

import dev.vident.server.applicant.ReviewStatus;
import java.time.Instant;

/// Where one attempt stands. The table of every state and event is `docs/identification-states.md`.
public sealed interface State {
    /// The state in the words of the wire (contract section 1.3).
    ReviewStatus reviewStatus();

    /// Nothing yet, or the call has to be repeated.
    record Init() implements State {
        @Override
        public ReviewStatus reviewStatus() {
            return ReviewStatus.INIT;
        }
    }

    /// In the queue or in a call.
    sealed interface Pending extends State {
        @Override
        default ReviewStatus reviewStatus() {
            return ReviewStatus.PENDING;
        }
    }

    /// In the queue.
    record Waiting(Instant since) implements Pending {}

    /// An operator accepted and the call runs.
    record InCall(String operatorName) implements Pending {}

    /// The call is over, the verdict is awaited.
    record Queued(EndReason callEnded) implements State {
        @Override
        public ReviewStatus reviewStatus() {
            return ReviewStatus.QUEUED;
        }
    }

    /// A compliance officer has to decide.
    record OnHold() implements State {
        @Override
        public ReviewStatus reviewStatus() {
            return ReviewStatus.ON_HOLD;
        }
    }

    /// Decided.
    record Completed(Verdict verdict) implements State {
        @Override
        public ReviewStatus reviewStatus() {
            return ReviewStatus.COMPLETED;
        }
    }
}
