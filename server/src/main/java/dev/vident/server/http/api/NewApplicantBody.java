package dev.vident.server.http.api;

import dev.vident.server.applicant.ApplicantType;
import dev.vident.server.applicant.Metadata;
import dev.vident.server.applicant.NewApplicant;
import dev.vident.server.applicant.PersonalInfo;
import dev.vident.server.platform.Problem;
import dev.vident.server.platform.Redacted;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The body of create applicant (contract 4.1); unknown members are ignored.
record NewApplicantBody(
        @Nullable String externalUserId,
        @Nullable String type,
        @Nullable String sourceKey,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String lang,
        @Nullable PersonalInfo info,
        @Nullable PersonalInfo fixedInfo,
        @Nullable List<Metadata> metadata) {

    /// @throws dev.vident.server.platform.ProblemException 400 for an unknown type
    NewApplicant toNewApplicant() {
        return new NewApplicant(
                externalUserId,
                type(type),
                sourceKey,
                redacted(email),
                redacted(phone),
                lang,
                info,
                fixedInfo,
                metadata == null ? List.of() : ApiCall.present(metadata));
    }

    static @Nullable Redacted<String> redacted(@Nullable String value) {
        return value == null || value.isEmpty() ? null : Redacted.of(value);
    }

    static ApplicantType type(@Nullable String wireName) {
        if (wireName == null) {
            return ApplicantType.INDIVIDUAL;
        }
        for (ApplicantType type : ApplicantType.values()) {
            if (type.wireName().equals(wireName)) {
                return type;
            }
        }
        throw new Problem.BadRequest("type must be individual or company").exception();
    }
}
