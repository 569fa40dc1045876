package dev.vident.server.applicant;

/// Whether a rejected applicant may try again (contract section 4.3).
public enum RejectType {
    RETRY,
    FINAL
}
