package dev.vident.client;

import org.jspecify.annotations.Nullable;

/// The answer of `GET /resources/inspections/{id}?fields=videoIdentData`.
///
/// @param videoIdentData null when the level asks for no video call
/// @param json the answer as received
public record Inspection(String id, @Nullable VideoIdentData videoIdentData, String json) {

    static Inspection of(String text) {
        JsonObject json = JsonReader.object(text);
        return new Inspection(
                json.requiredText("id"), VideoIdentData.of(json.object("videoIdentData")), text);
    }
}
