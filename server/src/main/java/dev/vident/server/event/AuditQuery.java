package dev.vident.server.event;

import dev.vident.server.platform.Mode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which entries of the audit trail are asked for.
///
/// @param subjectName who did it, null for anybody
/// @param activity what was done, null for anything
/// @param from the earliest moment
/// @param to the first moment after
public record AuditQuery(
        Mode mode,
        @Nullable String subjectName,
        @Nullable String activity,
        Instant from,
        Instant to) {
    boolean matches(AuditEntry entry) {
        return (subjectName == null || subjectName.equals(entry.subjectName()))
                && (activity == null || activity.equals(entry.activity()));
    }
}
