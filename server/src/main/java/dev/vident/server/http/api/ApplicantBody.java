package dev.vident.server.http.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.vident.server.applicant.Applicant;
import dev.vident.server.applicant.DocumentSet;
import dev.vident.server.applicant.Level;
import dev.vident.server.applicant.Metadata;
import dev.vident.server.applicant.PersonalInfo;
import dev.vident.server.platform.Redacted;
import dev.vident.server.platform.WireDates;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The applicant as the API shows it (contract 4.2).
record ApplicantBody(
        String id,
        String createdAt,
        String clientId,
        String inspectionId,
        String externalUserId,
        @Nullable String sourceKey,
        @Nullable PersonalInfo info,
        @Nullable PersonalInfo fixedInfo,
        @Nullable String email,
        @Nullable String phone,
        String applicantPlatform,
        @Nullable Agreement agreement,
        RequiredIdDocs requiredIdDocs,
        ReviewBody review,
        List<Metadata> metadata,
        @Nullable String lang,
        String type) {

    record Agreement(String createdAt, String acceptedAt, String source) {
        static @Nullable Agreement of(@Nullable Instant consentAt) {
            if (consentAt == null) {
                return null;
            }
            String at = WireDates.plain(consentAt);
            return new Agreement(at, at, "WebSDK");
        }
    }

    record RequiredIdDocs(
            @Nullable Boolean videoIdent,
            @JsonInclude(JsonInclude.Include.ALWAYS) List<DocumentSet> docSets) {
        static RequiredIdDocs of(Level level) {
            return new RequiredIdDocs(level.videoIdent() ? true : null, level.documentSets());
        }
    }

    /// @param personal whether the caller may see personal data; else those members are missing
    static ApplicantBody of(
            Applicant applicant, Level level, String clientId, boolean personal, Instant now) {
        return new ApplicantBody(
                applicant.id(),
                WireDates.plain(applicant.createdAt()),
                clientId,
                applicant.inspectionId(),
                applicant.externalUserId(),
                applicant.sourceKey(),
                personal ? applicant.info() : null,
                personal ? applicant.fixedInfo() : null,
                personal ? text(applicant.email()) : null,
                personal ? text(applicant.phone()) : null,
                "API",
                Agreement.of(applicant.consentAt()),
                RequiredIdDocs.of(level),
                ReviewBody.of(applicant.review(), applicant.levelName(), now),
                personal ? applicant.metadata() : List.of(),
                applicant.lang(),
                applicant.type().wireName());
    }

    private static @Nullable String text(@Nullable Redacted<String> value) {
        return value == null ? null : value.value();
    }
}
