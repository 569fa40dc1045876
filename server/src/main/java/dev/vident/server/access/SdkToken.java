package dev.vident.server.access;

import dev.vident.server.platform.Mode;
import java.time.Instant;

/// What an SDK access token stands for.
///
/// @param tokenHash of its `jti`, which itself is never stored
public record SdkToken(
        String tokenHash,
        String applicantId,
        Mode mode,
        String levelName,
        Instant createdAt,
        Instant expiresAt) {}
