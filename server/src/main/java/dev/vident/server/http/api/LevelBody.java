package dev.vident.server.http.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.vident.server.applicant.Level;
import dev.vident.server.http.Json;
import dev.vident.server.platform.WireDates;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A level as the API shows it (contract 4.13).
record LevelBody(
        String id,
        String clientId,
        String name,
        @Nullable String desc,
        String type,
        String applicantType,
        ApplicantBody.RequiredIdDocs requiredIdDocs,
        @Nullable JsonNode videoIdentSettings,
        String createdAt) {

    record Page(@JsonInclude(JsonInclude.Include.ALWAYS) List<LevelBody> items, int totalItems) {}

    static LevelBody of(Level level, String clientId) {
        String settings = level.videoIdentSettings();
        return new LevelBody(
                level.id(),
                clientId,
                level.name(),
                level.description(),
                "standalone",
                level.applicantType().wireName(),
                ApplicantBody.RequiredIdDocs.of(level),
                settings == null ? null : Json.tree(settings.getBytes(StandardCharsets.UTF_8)),
                WireDates.plain(level.createdAt()));
    }
}
