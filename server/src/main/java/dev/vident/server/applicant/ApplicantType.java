package dev.vident.server.applicant;

/// Whether the applicant is a person or a company.
public enum ApplicantType {
    INDIVIDUAL("individual"),
    COMPANY("company");

    private final String wireName;

    ApplicantType(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }
}
