package dev.vident.server.call;

/// The error codes of `docs/protocol/signalling.md`.
public enum ErrorCode {
    UNKNOWN_TYPE("unknown-type", false),
    BAD_MESSAGE("bad-message", false),
    CONSENT_REQUIRED("consent-required", false),
    NOT_ALLOWED("not-allowed", false),
    ALREADY_TAKEN("already-taken", false),
    BAD_ANSWER("bad-answer", true),
    CODEC_MISSING("codec-missing", false),
    CALL_OVER("call-over", false),
    SERVER_FULL("server-full", true),
    INTERNAL("internal", true);

    private final String wireName;
    private final boolean retryable;

    ErrorCode(String wireName, boolean retryable) {
        this.wireName = wireName;
        this.retryable = retryable;
    }

    public String wireName() {
        return wireName;
    }

    /// Whether the same request may succeed when it is made again.
    public boolean retryable() {
        return retryable;
    }
}
