package dev.vident.server.http.desk;

import dev.vident.server.applicant.Applicant;
import dev.vident.server.applicant.ApplicantStore;
import dev.vident.server.http.Answer;
import dev.vident.server.http.Exchange;
import dev.vident.server.identification.Identifications;
import dev.vident.server.report.ReportLanguage;
import dev.vident.server.report.SummaryReports;

/// The summary report of a case, in the language of the desk.
final class ReportRoute {
    private final Identifications identifications;
    private final ApplicantStore applicants;
    private final SummaryReports reports;

    ReportRoute(DeskParts parts) {
        this.identifications = parts.identifications();
        this.applicants = parts.applicants();
        this.reports = parts.reports();
    }

    Answer answer(Exchange exchange) {
        Applicant applicant =
                applicants
                        .find(identifications.get(exchange.pathParameter("id")).applicantId())
                        .orElseThrow();
        byte[] pdf = reports.pdf(applicant, ReportLanguage.of(exchange.query("lang")), false);
        return Answer.bytes(200, "application/pdf", pdf)
                .with("Content-Disposition", "inline; filename=\"" + applicant.id() + ".pdf\"");
    }
}
