package dev.vident.server.operator;

import dev.vident.server.platform.Redacted;
import java.time.Instant;
import java.util.Set;

/// The person at the desk.
///
/// @param login unique, compared as given
/// @param displayName what applicants see, `moderatorDisplayName` on the wire
/// @param passwordHash Argon2id in PHC form
public record Operator(
        String id,
        String login,
        String displayName,
        Set<Role> roles,
        Redacted<String> passwordHash,
        boolean disabled,
        Instant createdAt) {
    public Operator {
        roles = Set.copyOf(roles);
    }
}
