package dev.vident.server.http.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.vident.server.applicant.Applicant;
import dev.vident.server.applicant.DocumentSet;
import dev.vident.server.applicant.Level;
import dev.vident.server.applicant.Metadata;
import dev.vident.server.applicant.PersonalInfo;
import dev.vident.server.applicant.Standing;
import dev.vident.server.document.Document;
import dev.vident.server.http.Json;
import dev.vident.server.platform.Redacted;
import dev.vident.server.platform.WireDates;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The applicant as the API shows it (contract 4.2).
record ApplicantBody(
        String id,
        String createdAt,
        String clientId,
        String inspectionId,
        String externalUserId,
        @Nullable String sourceKey,
        @Nullable Info info,
        @Nullable PersonalInfo fixedInfo,
        @Nullable String email,
        @Nullable String phone,
        String applicantPlatform,
        @Nullable AgreementBody agreement,
        RequiredIdDocs requiredIdDocs,
        ReviewBody review,
        @Nullable JsonNode questionnaires,
        List<Metadata> metadata,
        List<String> tags,
        boolean deleted,
        @Nullable String lang,
        String type) {

    /// What is known about the person, and what was handed in.
    record Info(@JsonUnwrapped @Nullable PersonalInfo info, List<DocumentBody> idDocs) {
        static @Nullable Info of(@Nullable PersonalInfo info, List<Document> documents) {
            List<DocumentBody> idDocs =
                    documents.stream()
                            .filter(document -> !document.deactivated())
                            .map(DocumentBody::of)
                            .toList();
            return info == null && idDocs.isEmpty() ? null : new Info(info, idDocs);
        }
    }

    record RequiredIdDocs(
            @Nullable Boolean videoIdent,
            List<String> videoIdentUploadTypes,
            @JsonInclude(JsonInclude.Include.ALWAYS) List<DocumentSet> docSets) {
        static RequiredIdDocs of(Level level) {
            return new RequiredIdDocs(
                    level.videoIdent() ? true : null, level.uploadTypes(), level.documentSets());
        }
    }

    /// @param documents those that may be shown
    /// @param personal whether the caller may see personal data; else those members are missing
    static ApplicantBody of(
            Applicant applicant,
            Level level,
            String clientId,
            boolean personal,
            List<Document> documents,
            Instant now) {
        Standing standing = applicant.standing();
        Redacted<String> questionnaires = standing.questionnaires();
        return new ApplicantBody(
                applicant.id(),
                WireDates.plain(applicant.createdAt()),
                clientId,
                applicant.inspectionId(),
                applicant.externalUserId(),
                applicant.sourceKey(),
                personal ? Info.of(applicant.info(), documents) : null,
                personal ? applicant.fixedInfo() : null,
                personal ? text(applicant.email()) : null,
                personal ? text(applicant.phone()) : null,
                "API",
                AgreementBody.of(applicant.consentAt(), standing.agreements()),
                RequiredIdDocs.of(level),
                ReviewBody.of(applicant.review(), applicant.levelName(), now),
                personal && questionnaires != null
                        ? Json.tree(questionnaires.value().getBytes(StandardCharsets.UTF_8))
                        : null,
                personal ? applicant.metadata() : List.of(),
                standing.tags(),
                standing.deleted(),
                applicant.lang(),
                applicant.type().wireName());
    }

    private static @Nullable String text(@Nullable Redacted<String> value) {
        return value == null ? null : value.value();
    }
}
