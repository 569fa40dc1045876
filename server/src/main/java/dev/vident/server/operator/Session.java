package dev.vident.server.operator;

import dev.vident.server.platform.Redacted;
import java.time.Instant;

/// A desk that is logged in.
///
/// @param tokenHash of the cookie's token, which itself is never stored
/// @param csrfToken what every changing request has to repeat
/// @param lastSeenAt the last request, as precise as it was stored
/// @param expiresAt the end, however busy the session is
public record Session(
        String tokenHash,
        String operatorId,
        Redacted<String> csrfToken,
        Instant createdAt,
        Instant lastSeenAt,
        Instant expiresAt) {}
