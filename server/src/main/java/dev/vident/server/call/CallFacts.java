package dev.vident.server.call;

import java.time.Instant;

/// What is known of a call from its first moment and never changes.
public record CallFacts(
        String callId,
        String identificationId,
        String applicantId,
        String operatorId,
        String operatorName,
        Instant acceptedAt) {}
