package dev.vident.server.event;

import java.util.List;

/// Reads the events of all applicants of a mode by time; of a query only mode and times count.
/// Thread-safe.
public interface AuditStore {
    /// Up to `limit` entries with a sequence below `before`, newest first.
    List<AuditEntry> newest(AuditQuery query, long before, int limit);

    /// Up to `limit` entries with a sequence above `after`, oldest first.
    List<AuditEntry> oldest(AuditQuery query, long after, int limit);
}
