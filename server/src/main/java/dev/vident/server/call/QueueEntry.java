package dev.vident.server.call;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One applicant who waits.
///
/// @param language what the applicant speaks, as the integrator gave it
public record QueueEntry(
        String identificationId,
        String applicantId,
        String levelName,
        @Nullable String language,
        Instant waitingSince) {}
