package dev.vident.server.identification;

import dev.vident.server.platform.Mode;

/// Everything done for one applicant.
public record Inspection(String id, String applicantId, Mode mode) {}
