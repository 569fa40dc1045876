package dev.vident.server.http.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.vident.server.applicant.Applicant;
import dev.vident.server.applicant.DocumentSet;
import dev.vident.server.applicant.Level;
import dev.vident.server.applicant.ReviewResult;
import dev.vident.server.document.Document;
import dev.vident.server.script.Still;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What was submitted for one step of the level (contract 4.7): the stills of the present attempt
/// and the documents handed in whose type the step asks for.
///
/// @param reviewResult empty while nothing is decided
/// @param imageReviewResults by image id; verdicts are given on the whole, never on an image
record StepBody(
        Object reviewResult,
        @Nullable String country,
        String idDocType,
        @JsonInclude(JsonInclude.Include.ALWAYS) List<Long> imageIds,
        Map<String, Map<String, String>> imageReviewResults) {

    /// One thing submitted.
    ///
    /// @param imageId absent when it has no file
    private record Submitted(@Nullable Long imageId, String idDocType, @Nullable String country) {}

    /// All steps of the level in its order; a step for which nothing was submitted has no value.
    static Map<String, @Nullable StepBody> of(
            Applicant applicant, Level level, List<Still> stills, List<Document> documents) {
        List<Submitted> counting = counting(applicant, stills, documents);
        Map<String, @Nullable StepBody> steps = new LinkedHashMap<>();
        for (DocumentSet step : level.documentSets()) {
            List<Submitted> submitted =
                    counting.stream()
                            .filter(one -> step.types().contains(one.idDocType()))
                            .toList();
            steps.put(
                    step.idDocSetType(),
                    submitted.isEmpty() ? null : of(applicant.review().result(), submitted));
        }
        return steps;
    }

    private static List<Submitted> counting(
            Applicant applicant, List<Still> stills, List<Document> documents) {
        List<Submitted> counting = new ArrayList<>();
        stills.stream()
                .filter(still -> !still.deactivated())
                .filter(still -> still.attemptId().equals(applicant.review().attemptId()))
                .map(still -> new Submitted(still.imageId(), still.kind().idDocType(), null))
                .forEach(counting::add);
        documents.stream()
                .filter(document -> !document.deactivated())
                .map(document ->
                        new Submitted(
                                document.file() == null ? null : document.imageId(),
                                document.idDocType(),
                                document.country()))
                .forEach(counting::add);
        return counting;
    }

    private static StepBody of(@Nullable ReviewResult result, List<Submitted> submitted) {
        List<Long> imageIds = new ArrayList<>();
        Map<String, Map<String, String>> imageResults = new TreeMap<>();
        for (Submitted one : submitted) {
            if (one.imageId() != null) {
                imageIds.add(one.imageId());
                imageResults.put(Long.toString(one.imageId()), Map.of());
            }
        }
        ReviewBody.Result known = ReviewBody.Result.of(result);
        return new StepBody(
                known == null ? Map.of() : known,
                submitted.stream()
                        .map(Submitted::country)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null),
                submitted.getFirst().idDocType(),
                imageIds,
                imageResults);
    }
}
