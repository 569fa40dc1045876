package dev.vident.server.http.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.vident.server.applicant.Applicant;
import dev.vident.server.applicant.DocumentSet;
import dev.vident.server.applicant.Level;
import dev.vident.server.applicant.ReviewResult;
import dev.vident.server.script.Still;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What was submitted for one step of the level (contract 4.7): the stills of the present attempt
/// whose document the step asks for.
///
/// @param reviewResult empty while nothing is decided
/// @param imageReviewResults by image id; verdicts are given on the whole, never on an image
record StepBody(
        Object reviewResult,
        String idDocType,
        @JsonInclude(JsonInclude.Include.ALWAYS) List<Long> imageIds,
        Map<String, Map<String, String>> imageReviewResults) {

    /// All steps of the level in its order; a step without a picture has no value.
    static Map<String, @Nullable StepBody> of(
            Applicant applicant, Level level, List<Still> stills) {
        List<Still> present =
                stills.stream()
                        .filter(still -> !still.deactivated())
                        .filter(still -> still.attemptId().equals(applicant.review().attemptId()))
                        .toList();
        Map<String, @Nullable StepBody> steps = new LinkedHashMap<>();
        for (DocumentSet step : level.documentSets()) {
            List<Still> submitted =
                    present.stream()
                            .filter(still -> step.types().contains(still.kind().idDocType()))
                            .toList();
            steps.put(
                    step.idDocSetType(),
                    submitted.isEmpty() ? null : of(applicant.review().result(), submitted));
        }
        return steps;
    }

    private static StepBody of(@Nullable ReviewResult result, List<Still> submitted) {
        Map<String, Map<String, String>> imageResults = new TreeMap<>();
        submitted.forEach(still -> imageResults.put(Long.toString(still.imageId()), Map.of()));
        ReviewBody.Result known = ReviewBody.Result.of(result);
        return new StepBody(
                known == null ? Map.of() : known,
                submitted.getFirst().kind().idDocType(),
                submitted.stream().map(Still::imageId).toList(),
                imageResults);
    }
}
