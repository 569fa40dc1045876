package dev.vident.server.webhook;

/// What a webhook can tell (contract section 5.3): the types this product causes.
public enum WebhookType {
    APPLICANT_CREATED("applicantCreated", false, false),
    APPLICANT_PENDING("applicantPending", false, false),
    APPLICANT_REVIEWED("applicantReviewed", true, false),
    APPLICANT_ON_HOLD("applicantOnHold", true, false),
    APPLICANT_RESET("applicantReset", false, false),
    APPLICANT_PERSONAL_INFO_CHANGED("applicantPersonalInfoChanged", true, false),
    APPLICANT_TAGS_CHANGED("applicantTagsChanged", false, false),
    APPLICANT_LEVEL_CHANGED("applicantLevelChanged", false, false),
    APPLICANT_ACTIVATED("applicantActivated", false, false),
    APPLICANT_DEACTIVATED("applicantDeactivated", false, false),
    VIDEO_IDENT_STATUS_CHANGED("videoIdentStatusChanged", false, true),
    VIDEO_IDENT_COMPOSITION_COMPLETED("videoIdentCompositionCompleted", true, false);

    private final String wireName;
    private final boolean tellsResult;
    private final boolean tellsVideoIdentStatus;

    WebhookType(String wireName, boolean tellsResult, boolean tellsVideoIdentStatus) {
        this.wireName = wireName;
        this.tellsResult = tellsResult;
        this.tellsVideoIdentStatus = tellsVideoIdentStatus;
    }

    public String wireName() {
        return wireName;
    }

    /// Whether it carries `reviewResult` once there is one.
    boolean tellsResult() {
        return tellsResult;
    }

    /// Whether it carries `videoIdentReviewStatus`.
    boolean tellsVideoIdentStatus() {
        return tellsVideoIdentStatus;
    }
}
