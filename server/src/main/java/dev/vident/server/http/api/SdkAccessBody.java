package dev.vident.server.http.api;

import dev.vident.server.access.Redirect;
import dev.vident.server.applicant.ApplicantType;
import dev.vident.server.applicant.NewApplicant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is asked for an applicant's access (contract 4.4, 4.6); unknown members are ignored.
record SdkAccessBody(
        @Nullable String userId,
        @Nullable String levelName,
        @Nullable Long ttlInSecs,
        @Nullable Identifiers applicantIdentifiers,
        @Nullable RedirectBody redirect) {

    record Identifiers(@Nullable String email, @Nullable String phone) {}

    /// Prints without the key.
    record RedirectBody(
            @Nullable String successUrl,
            @Nullable String rejectUrl,
            @Nullable String signKey,
            @Nullable List<@Nullable String> allowedQueryParams) {
        @Override
        public String toString() {
            return "RedirectBody[redacted]";
        }
    }

    /// Where the page of a link leads, if anywhere.
    ///
    /// @throws dev.vident.server.platform.ProblemException 400 as [Redirect]
    @Nullable Redirect toRedirect() {
        RedirectBody wanted = redirect;
        if (wanted == null) {
            return null;
        }
        List<@Nullable String> names = wanted.allowedQueryParams();
        return new Redirect(
                wanted.successUrl(),
                wanted.rejectUrl(),
                NewApplicantBody.redacted(wanted.signKey()),
                names == null ? List.of() : ApiCall.present(names));
    }

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
