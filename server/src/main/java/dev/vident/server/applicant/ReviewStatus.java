package dev.vident.server.applicant;

/// Where the review of an applicant stands (contract section 1.3).
public enum ReviewStatus {
    INIT("init"),
    PENDING("pending"),
    QUEUED("queued"),
    ON_HOLD("onHold"),
    COMPLETED("completed");

    private final String wireName;

    ReviewStatus(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }
}
