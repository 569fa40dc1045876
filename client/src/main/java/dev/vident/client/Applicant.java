package dev.vident.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An applicant (contract 4.2). Personal members are missing when the app token may not see them.
///
/// @param id 24 hex characters
/// @param inspectionId what [VidentClient#inspection] takes
/// @param videoIdent whether the level asks for a video call
public record Applicant(
        String id,
        String externalUserId,
        String inspectionId,
        @Nullable String clientId,
        @Nullable String type,
        @Nullable String lang,
        @Nullable String email,
        @Nullable String phone,
        @Nullable Instant created,
        boolean videoIdent,
        @Nullable PersonalInfo fixedInfo,
        Review review) {

    /// Shows ids only.
    @Override
    public String toString() {
        return "Applicant[id=" + id + ", inspectionId=" + inspectionId + "]";
    }

    static Applicant of(JsonObject json) {
        JsonObject review = json.object("review");
        JsonObject required = json.object("requiredIdDocs");
        return new Applicant(
                json.requiredText("id"),
                json.requiredText("externalUserId"),
                json.requiredText("inspectionId"),
                json.text("clientId"),
                json.text("type"),
                json.text("lang"),
                json.text("email"),
                json.text("phone"),
                WireDates.instant(json.text("createdAt")),
                required != null && Boolean.TRUE.equals(required.flag("videoIdent")),
                PersonalInfo.of(json.object("fixedInfo")),
                Review.of(review == null ? JsonObject.EMPTY : review));
    }
}
