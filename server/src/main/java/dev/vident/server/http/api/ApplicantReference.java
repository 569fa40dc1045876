package dev.vident.server.http.api;

import dev.vident.server.applicant.Applicant;
import dev.vident.server.applicant.Applicants;
import dev.vident.server.http.RequestTarget;
import dev.vident.server.platform.Mode;

/// How a path names an applicant: `{id}` or `-;externalUserId={u}` (contract section 0).
sealed interface ApplicantReference {

    record ById(String id) implements ApplicantReference {
        @Override
        public Applicant find(Applicants applicants, Mode mode) {
            return applicants.get(mode, id);
        }
    }

    record ByExternalUserId(String externalUserId) implements ApplicantReference {
        @Override
        public Applicant find(Applicants applicants, Mode mode) {
            return applicants.getByExternalUserId(mode, externalUserId);
        }
    }

    /// Reads a raw path segment.
    static ApplicantReference of(String segment) {
        String externalUserId = RequestTarget.matrix(segment, "externalUserId");
        return externalUserId == null
                ? new ById(RequestTarget.name(segment))
                : new ByExternalUserId(externalUserId);
    }

    /// The applicant.
    ///
    /// @throws dev.vident.server.platform.ProblemException 400 for a malformed id, 404 when there
    ///   is none in this mode
    Applicant find(Applicants applicants, Mode mode);
}
