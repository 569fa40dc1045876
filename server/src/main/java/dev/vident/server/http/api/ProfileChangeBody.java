package dev.vident.server.http.api;

import dev.vident.server.applicant.Metadata;
import dev.vident.server.applicant.ProfileChange;
import dev.vident.server.http.Json;
import dev.vident.server.platform.Problem;
import dev.vident.server.platform.Redacted;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The body of `PATCH /resources/applicants` (contract 4.10); unknown members are ignored.
record ProfileChangeBody(
        @Nullable String id,
        @Nullable String externalUserId,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String sourceKey,
        @Nullable String lang,
        @Nullable List<Metadata> metadata,
        @Nullable JsonNode questionnaires,
        @Nullable Boolean deleted) {

    /// @throws dev.vident.server.platform.ProblemException 400 when `questionnaires` is no list
    ProfileChange toChange() {
        return new ProfileChange(
                externalUserId,
                email == null ? null : Redacted.of(email),
                phone == null ? null : Redacted.of(phone),
                sourceKey,
                lang,
                metadata == null ? null : ApiCall.present(metadata),
                answers(),
                deleted);
    }

    private @Nullable Redacted<String> answers() {
        if (questionnaires == null || questionnaires.isNull()) {
            return null;
        }
        if (!questionnaires.isArray()) {
            throw new Problem.BadRequest("questionnaires must be a list").exception();
        }
        return Redacted.of(new String(Json.bytes(questionnaires), StandardCharsets.UTF_8));
    }
}
