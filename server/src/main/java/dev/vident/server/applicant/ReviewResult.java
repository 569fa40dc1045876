package dev.vident.server.applicant;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a review found (contract section 4.3).
///
/// @param rejectLabels empty unless RED
/// @param rejectType present when RED
/// @param moderationComment may be shown to the applicant
/// @param clientComment must not be shown to the applicant
public record ReviewResult(
        ReviewAnswer answer,
        List<String> rejectLabels,
        @Nullable RejectType rejectType,
        @Nullable String moderationComment,
        @Nullable String clientComment) {
    public ReviewResult {
        rejectLabels = List.copyOf(rejectLabels);
    }
}
