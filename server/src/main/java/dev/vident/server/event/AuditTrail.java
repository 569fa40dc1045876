package dev.vident.server.event;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/// Searches the audit trail (contract section 4.12). Thread-safe.
public final class AuditTrail {
    private static final int BATCH = 1000;

    private final AuditStore store;

    public AuditTrail(AuditStore store) {
        this.store = store;
    }

    /// Matching entries, newest first, after leaving out the first `offset`.
    public List<AuditEntry> newest(AuditQuery query, int offset, int limit) {
        List<AuditEntry> found =
                collect(
                        query,
                        Long.MAX_VALUE,
                        (long) offset + limit,
                        before -> store.newest(query, before, BATCH));
        return found.subList(Math.min(offset, found.size()), found.size());
    }

    /// Matching entries after a sequence number, oldest first.
    public List<AuditEntry> oldest(AuditQuery query, long after, int limit) {
        return collect(query, after, limit, from -> store.oldest(query, from, BATCH));
    }

    private static List<AuditEntry> collect(
            AuditQuery query, long start, long wanted, LongFunction<List<AuditEntry>> batch) {
        List<AuditEntry> found = new ArrayList<>();
        long marker = start;
        while (found.size() < wanted) {
            List<AuditEntry> next = batch.apply(marker);
            next.stream().filter(query::matches).limit(wanted - found.size()).forEach(found::add);
            if (next.size() < BATCH) {
                break;
            }
            marker = next.getLast().entry().sequence();
        }
        return found;
    }
}
