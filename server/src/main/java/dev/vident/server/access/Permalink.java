package dev.vident.server.access;

import dev.vident.server.platform.Mode;
import java.time.Instant;

/// What the code in a link to the applicant's page stands for.
///
/// @param codeHash of the code, which itself is never stored
/// @param usesLeft how often it may still be opened
public record Permalink(
        String codeHash,
        String applicantId,
        Mode mode,
        String levelName,
        int usesLeft,
        Instant createdAt,
        Instant expiresAt) {}
