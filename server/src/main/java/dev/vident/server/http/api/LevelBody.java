package dev.vident.server.http.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.vident.server.applicant.Level;
import dev.vident.server.platform.WireDates;
import java.util.List;

/// A level as the API shows it (contract 4.13).
record LevelBody(
        String id,
        String clientId,
        String name,
        String type,
        String applicantType,
        ApplicantBody.RequiredIdDocs requiredIdDocs,
        String createdAt) {

    record Page(@JsonInclude(JsonInclude.Include.ALWAYS) List<LevelBody> items, int totalItems) {}

    static LevelBody of(Level level, String clientId) {
        return new LevelBody(
                level.id(),
                clientId,
                level.name(),
                "standalone",
                level.applicantType().wireName(),
                ApplicantBody.RequiredIdDocs.of(level),
                WireDates.plain(level.createdAt()));
    }
}
