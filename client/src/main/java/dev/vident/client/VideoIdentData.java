package dev.vident.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The video calls of an applicant (contract 1.2).
///
/// @param moderatorDisplayName the operator's display name, once one has joined
/// @param compositions one for each recorded call, oldest first
public record VideoIdentData(
        ReviewStatus reviewStatus,
        @Nullable String moderatorDisplayName,
        List<Composition> compositions) {

    static @Nullable VideoIdentData of(@Nullable JsonObject json) {
        return json == null
                ? null
                : new VideoIdentData(
                        ReviewStatus.of(json.requiredText("reviewStatus")),
                        json.text("moderatorDisplayName"),
                        json.objects("compositions").stream().map(Composition::of).toList());
    }
}
