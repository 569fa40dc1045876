package dev.vident.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A level (contract 4.13).
///
/// @param videoIdent whether it asks for a video call
/// @param uploadTypes document types that are uploaded in the flow of the call
/// @param steps the document types of each step
public record Level(
        String id,
        String name,
        @Nullable String description,
        @Nullable String applicantType,
        boolean videoIdent,
        List<String> uploadTypes,
        Map<String, List<String>> steps) {

    static Level of(JsonObject json) {
        JsonObject known = json.object("requiredIdDocs");
        JsonObject required = known == null ? JsonObject.EMPTY : known;
        Map<String, List<String>> steps = new LinkedHashMap<>();
        for (JsonObject step : required.objects("docSets")) {
            steps.put(step.requiredText("idDocSetType"), step.texts("types"));
        }
        return new Level(
                json.requiredText("id"),
                json.requiredText("name"),
                json.text("desc"),
                json.text("applicantType"),
                Boolean.TRUE.equals(required.flag("videoIdent")),
                required.texts("videoIdentUploadTypes"),
                steps);
    }
}
