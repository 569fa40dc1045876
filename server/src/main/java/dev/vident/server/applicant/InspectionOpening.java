package dev.vident.server.applicant;

/// Opens the inspection of a new applicant, inside the transaction that creates the applicant.
@FunctionalInterface
public interface InspectionOpening {
    void open(Applicant applicant, Level level);
}
