package dev.vident.server.http.api;

import dev.vident.server.applicant.Applicant;
import dev.vident.server.applicant.Applicants;
import dev.vident.server.http.Answer;
import dev.vident.server.report.ReportKind;
import dev.vident.server.report.ReportLanguage;
import dev.vident.server.report.SummaryReports;

/// The summary report as PDF (contract row 23).
final class ReportResource {

    private final Applicants applicants;
    private final SummaryReports reports;

    ReportResource(ApiParts parts) {
        this.applicants = parts.applicants();
        this.reports = parts.reports();
    }

    /// `GET /resources/applicants/{applicantId}/summary/report?report=&lang=`
    Answer get(ApiCall call) {
        Applicant applicant =
                ApplicantReference.of(call.captured().getFirst()).find(applicants, call.mode());
        ReportKind.require(call.parameter("report"), applicant);
        byte[] pdf =
                reports.pdf(
                        applicant,
                        ReportLanguage.of(call.parameter("lang")),
                        call.caller().getsCopiesOnly());
        return Answer.bytes(200, "application/pdf", pdf)
                .with("Content-Disposition", "attachment; filename=\"" + applicant.id() + ".pdf\"");
    }
}
