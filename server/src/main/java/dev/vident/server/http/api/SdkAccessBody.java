package dev.vident.server.http.api;

import dev.vident.server.applicant.ApplicantType;
import dev.vident.server.applicant.NewApplicant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is asked for an applicant's access (contract 4.4, 4.6); unknown members are ignored.
record SdkAccessBody(
        @Nullable String userId,
        @Nullable String levelName,
        @Nullable Long ttlInSecs,
        @Nullable Identifiers applicantIdentifiers) {

    record Identifiers(@Nullable String email, @Nullable String phone) {}

    /// The applicant to be created when the id is unknown.
    NewApplicant applicant(String externalUserId, @Nullable String lang) {
        Identifiers known = applicantIdentifiers;
        return new NewApplicant(
                externalUserId,
                ApplicantType.INDIVIDUAL,
                null,
                known == null ? null : NewApplicantBody.redacted(known.email()),
                known == null ? null : NewApplicantBody.redacted(known.phone()),
                lang,
                null,
                null,
                List.of());
    }
}
