package dev.vident.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was submitted for one step of a level (contract 4.7).
///
/// @param result null while nothing is decided
public record StepStatus(
        @Nullable String country,
        @Nullable String idDocType,
        List<Long> imageIds,
        @Nullable ReviewResult result) {

    static Map<String, @Nullable StepStatus> all(JsonObject json) {
        Map<String, @Nullable StepStatus> steps = new LinkedHashMap<>();
        for (String step : json.names()) {
            JsonObject value = json.object(step);
            steps.put(
                    step,
                    value == null
                            ? null
                            : new StepStatus(
                                    value.text("country"),
                                    value.text("idDocType"),
                                    value.numbers("imageIds"),
                                    ReviewResult.of(value.object("reviewResult"))));
        }
        return steps;
    }
}
