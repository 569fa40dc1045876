package dev.vident.server.applicant;

/// The final answer of a review; counts only while the review is completed (contract section 4.3).
public enum ReviewAnswer {
    GREEN,
    RED
}
