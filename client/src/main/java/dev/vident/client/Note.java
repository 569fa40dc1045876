package dev.vident.client;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What somebody wrote down about an applicant (contract 4.11).
public record Note(
        String id,
        String applicantId,
        String text,
        @Nullable Instant created,
        @Nullable String createdBy,
        List<String> tags) {

    /// Shows ids only.
    @Override
    public String toString() {
        return "Note[id=" + id + ", applicantId=" + applicantId + "]";
    }

    static Note of(JsonObject json) {
        return new Note(
                json.requiredText("id"),
                json.requiredText("applicantId"),
                json.requiredText("note"),
                WireDates.instant(json.text("createdAt")),
                json.text("createdBy"),
                json.texts("tags"));
    }
}
