package dev.vident.server.report;

import dev.vident.server.applicant.Applicant;
import dev.vident.server.applicant.ApplicantType;
import dev.vident.server.platform.Problem;
import org.jspecify.annotations.Nullable;

/// The values of the query parameter `report` (contract row 23).
public enum ReportKind {
    APPLICANT("applicantReport", ApplicantType.INDIVIDUAL),
    COMPANY("companyReport", ApplicantType.COMPANY);

    private final String wireName;
    private final ApplicantType about;

    ReportKind(String wireName, ApplicantType about) {
        this.wireName = wireName;
        this.about = about;
    }

    /// Checks that a report of this name can be made of an applicant; without a name it is the one
    /// that fits.
    ///
    /// @throws dev.vident.server.platform.ProblemException 400 for an unknown name, or one for the
    ///   other type of applicants
    public static void require(@Nullable String wireName, Applicant applicant) {
        if (wireName == null) {
            return;
        }
        for (ReportKind kind : values()) {
            if (kind.wireName.equals(wireName)) {
                if (kind.about != applicant.type()) {
                    throw new Problem.BadRequest(
                                    wireName
                                            + " is not about an applicant of type "
                                            + applicant.type().wireName())
                            .exception();
                }
                return;
            }
        }
        throw new Problem.BadRequest("report must be applicantReport or companyReport").exception();
    }
}
