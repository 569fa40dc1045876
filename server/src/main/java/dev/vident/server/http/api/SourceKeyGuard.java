package dev.vident.server.http.api;

import dev.vident.server.applicant.Applicant;
import dev.vident.server.applicant.Applicants;
import dev.vident.server.identification.Inspections;
import dev.vident.server.platform.Problem;
import java.util.Optional;
import java.util.Set;

/// Keeps app tokens that are limited to source keys (contract 3.3) away from other applicants: to
/// them those do not exist. Thread-safe.
final class SourceKeyGuard {
    /// Calls that name no applicant in the path and look after the limit themselves, or concern no
    /// applicant. Any other is refused, so that a new call is closed until somebody opens it.
    private static final Set<String> OPEN =
            Set.of(
                    "POST /resources/applicants",
                    "PATCH /resources/applicants",
                    "GET /resources/api/applicants/notes",
                    "POST /resources/api/applicants/notes",
                    "PATCH /resources/api/applicants/notes",
                    "GET /resources/moderationStates/{reference}",
                    "GET /resources/checks/latest",
                    "POST /resources/accessTokens/sdk",
                    "POST /resources/accessTokens",
                    "POST /resources/sdkIntegrations/levels/{levelName}/websdkLink",
                    "GET /resources/applicants/-/levels",
                    "GET /resources/applicants/-/levels/{levelId}",
                    "POST /resources/inspectionCallbacks/testDigest");

    private final Applicants applicants;
    private final Inspections inspections;

    SourceKeyGuard(Applicants applicants, Inspections inspections) {
        this.applicants = applicants;
        this.inspections = inspections;
    }

    /// @throws dev.vident.server.platform.ProblemException 404 for an applicant of another source
    ///   key, 403 for a call that is not for such tokens
    void require(ApiRoute route, ApiCall call) {
        if (!call.caller().isLimitedToSourceKeys() || OPEN.contains(route.name())) {
            return;
        }
        Optional<Applicant> applicant =
                switch (route.firstName()) {
                    case "{applicantId}" ->
                            Optional.of(
                                    ApplicantReference.of(call.captured().getFirst())
                                            .find(applicants, call.mode()));
                    case "{inspectionId}" ->
                            Optional.of(
                                    applicants.get(
                                            call.mode(),
                                            inspections
                                                    .get(call.mode(), call.segment(0))
                                                    .applicantId()));
                    case "{externalUserId}" ->
                            applicants.findByExternalUserId(call.mode(), call.segment(0));
                    default ->
                            throw new Problem.Forbidden(
                                            "The app token is limited to some source keys")
                                    .exception();
                };
        applicant.ifPresent(found -> require(call, found));
    }

    /// @return the applicant
    /// @throws dev.vident.server.platform.ProblemException 404 when the token does not see it
    static Applicant require(ApiCall call, Applicant applicant) {
        if (!call.caller().sees(applicant.sourceKey())) {
            throw new Problem.NotFound("Applicant not found").exception();
        }
        return applicant;
    }
}
