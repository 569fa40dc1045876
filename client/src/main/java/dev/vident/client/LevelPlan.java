package dev.vident.client;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a level is to be (contract 4.13); null leaves a member as it is.
///
/// @param name of a new level; cannot be changed later
/// @param steps the document types of each step, in order; with `videoIdent` and `uploadTypes`
///   replaced as a whole
/// @param videoIdentSettings a JSON object as text
public record LevelPlan(
        @Nullable String name,
        @Nullable String description,
        boolean videoIdent,
        List<String> uploadTypes,
        @Nullable Map<String, List<String>> steps,
        @Nullable String videoIdentSettings) {

    /// A level with these steps.
    public static LevelPlan of(String name, boolean videoIdent, Map<String, List<String>> steps) {
        return new LevelPlan(name, null, videoIdent, List.of(), steps, null);
    }

    byte[] json(@Nullable String id) {
        JsonWriter json = new JsonWriter().put("id", id).put("name", name).put("desc", description);
        if (steps != null) {
            json.put(
                    "requiredIdDocs",
                    new JsonWriter()
                            .put("videoIdent", videoIdent)
                            .put("videoIdentUploadTypes", uploadTypes)
                            .put(
                                    "docSets",
                                    steps.entrySet().stream()
                                            .map(step ->
                                                    new JsonWriter()
                                                            .put("idDocSetType", step.getKey())
                                                            .put("types", step.getValue()))
                                            .toList()));
        }
        if (videoIdentSettings != null) {
            json.put("videoIdentSettings", new JsonWriter.Finished(videoIdentSettings));
        }
        return json.bytes();
    }
}
