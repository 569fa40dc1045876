package dev.vident.server.platform;

/// The error codes of the wire contract, section 3.4, with the spelling clients know.
public enum SumsubError {
    DUPLICATE_DOCUMENT(1000, "duplicate-document", 409),
    TOO_MANY_DOCUMENTS(1001, "too-many-documents", 400),
    FILE_TOO_BIG(1002, "file-too-big", 400),
    EMPTY_FILE(1003, "empty-file", 400),
    CORRUPTED_FILE(1004, "corrupted-file", 400),
    UNSUPPORTED_FILE_FORMAT(1005, "unsupported-file-format", 400),
    NO_UPLOAD_VERIFICATION_IN_PROGRESS(1006, "no-upload-verification-in-progress", 409),
    INCORRECT_FILE_SIZE(1007, "incorrect-file-size", 409),
    APPLICANT_MARKED_AS_DELETED(1008, "applicant-marked-as-deleted", 409),
    APPLICANT_WITH_FINAL_REJECT(1009, "applicant-with-final-reject", 409),
    DOC_TYPE_NOT_IN_REQ_DOCS(1010, "doc-type-not-in-req-docs", 409),
    ENCRYPTED_FILE(1011, "encrypted-file", 400),
    APPLICANT_ALREADY_IN_THE_STATE(3000, "applicant-already-in-the-state", 409),
    APP_TOKEN_INVALID_FORMAT(4000, "app-token-invalid-format", 401),
    APP_TOKEN_NOT_FOUND(4001, "app-token-not-found", 401),
    APP_TOKEN_PRIVATE_PART_MISMATCH(4002, "app-token-private-part-mismatch", 401),
    // The blank is what the original sends.
    APP_TOKEN_SIGNATURE_MISMATCH(4003, "app-token-signature mismatch", 401),
    APP_TOKEN_REQUEST_EXPIRED(4004, "app-token-request-expired", 401),
    APP_TOKEN_INVALID_VALUE(4005, "app-token-invalid-value", 401),
    APP_TOKEN_NOT_ALL_AUTH_PARAMS_PROVIDED(4006, "app-token-not-all-auth-params-provided", 401),
    APP_TOKEN_INVALID_PARAMS(4007, "app-token-invalid-params", 401),
    APPLICANT_ALREADY_BLACKLISTED(5000, "applicant-already-blacklisted", 409),
    APPLICANT_ALREADY_WHITELISTED(5001, "applicant-already-whitelisted", 409);

    private final int code;
    private final String wireName;
    private final int status;

    SumsubError(int code, String wireName, int status) {
        this.code = code;
        this.wireName = wireName;
        this.status = status;
    }

    /// The `errorCode` of the body.
    public int code() {
        return code;
    }

    /// The `errorName` of the body.
    public String wireName() {
        return wireName;
    }

    /// The HTTP status the contract gives this code.
    public int status() {
        return status;
    }
}
