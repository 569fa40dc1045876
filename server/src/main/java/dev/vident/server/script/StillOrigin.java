package dev.vident.server.script;

/// Where a still comes from.
///
/// @param attemptId of the applicant's review at that moment
public record StillOrigin(
        String applicantId, String inspectionId, String callId, String attemptId) {}
