package dev.vident.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A decision; it counts once the status is `completed` (contract 4.3).
///
/// @param reviewAnswer `GREEN` or `RED`
/// @param rejectLabels why it is RED
/// @param reviewRejectType `RETRY` or `FINAL` when it is RED
/// @param moderationComment may be shown to the applicant
/// @param clientComment must not be shown to the applicant
public record ReviewResult(
        String reviewAnswer,
        List<String> rejectLabels,
        @Nullable String reviewRejectType,
        @Nullable String moderationComment,
        @Nullable String clientComment) {

    /// Whether the applicant was approved.
    public boolean approved() {
        return reviewAnswer.equals("GREEN");
    }

    static @Nullable ReviewResult of(@Nullable JsonObject json) {
        if (json == null) {
            return null;
        }
        String answer = json.text("reviewAnswer");
        return answer == null
                ? null
                : new ReviewResult(
                        answer,
                        json.texts("rejectLabels"),
                        json.text("reviewRejectType"),
                        json.text("moderationComment"),
                        json.text("clientComment"));
    }
}
