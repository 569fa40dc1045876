package dev.vident.server.identification;

import dev.vident.server.applicant.RejectType;
import dev.vident.server.applicant.ReviewAnswer;
import dev.vident.server.applicant.ReviewResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the operator decided.
public sealed interface Verdict {
    /// The verdict in the words of the wire.
    ReviewResult result();

    /// The applicant is who they say they are.
    record Green() implements Verdict {
        @Override
        public ReviewResult result() {
            return new ReviewResult(ReviewAnswer.GREEN, List.of(), null, null, null);
        }
    }

    /// The applicant is rejected.
    ///
    /// @param labels reject labels of [RejectLabels], at least one
    /// @param moderationComment may be shown to the applicant
    /// @param clientComment must not be shown to the applicant
    record Red(
            List<String> labels,
            RejectType type,
            @Nullable String moderationComment,
            @Nullable String clientComment)
            implements Verdict {
        public Red {
            labels = List.copyOf(labels);
        }

        @Override
        public ReviewResult result() {
            return new ReviewResult(
                    ReviewAnswer.RED, labels, type, moderationComment, clientComment);
        }
    }

    /// Whether the applicant may try again.
    default boolean allowsRetry() {
        return this instanceof Red red && red.type() == RejectType.RETRY;
    }
}
