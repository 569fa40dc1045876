package dev.vident.server.storage.sql;

import dev.vident.server.event.AuditEntry;
import dev.vident.server.event.AuditQuery;
import dev.vident.server.event.AuditStore;
import dev.vident.server.event.DomainEvent;
import dev.vident.server.event.EventEntry;
import dev.vident.server.event.EventStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/// Events in the database. Thread-safe.
final class EventsSql implements EventStore, AuditStore {
    private final Database database;

    EventsSql(Database database) {
        this.database = database;
    }

    @Override
    public void append(String applicantId, Instant at, DomainEvent event) {
        database.change(handle ->
                handle.createUpdate(
                                """
                                insert into event (at, applicant_id, event)
                                values (:at, :applicantId, :event)
                                """)
                        .bind("at", at.toEpochMilli())
                        .bind("applicantId", applicantId)
                        .bind("event", StoredJson.write(DomainEvent.class, event))
                        .execute());
    }

    @Override
    public List<EventEntry> ofApplicant(String applicantId) {
        return database.read(handle ->
                handle.createQuery(
                                """
                                select * from event where applicant_id = :applicantId
                                 order by sequence
                                """)
                        .bind("applicantId", applicantId)
                        .map((row, _) -> entry(row))
                        .list());
    }

    @Override
    public List<EventEntry> after(long sequence, int limit) {
        return database.read(handle ->
                handle.createQuery(
                                """
                                select * from event where sequence > :sequence
                                 order by sequence limit :limit
                                """)
                        .bind("sequence", sequence)
                        .bind("limit", limit)
                        .map((row, _) -> entry(row))
                        .list());
    }

    @Override
    public List<AuditEntry> newest(AuditQuery query, long before, int limit) {
        return audited(query, "e.sequence < :marker order by e.sequence desc", before, limit);
    }

    @Override
    public List<AuditEntry> oldest(AuditQuery query, long after, int limit) {
        return audited(query, "e.sequence > :marker order by e.sequence", after, limit);
    }

    private List<AuditEntry> audited(AuditQuery query, String order, long marker, int limit) {
        return database.read(handle ->
                handle.createQuery(
                                """
                                select e.*, a.external_user_id from event e
                                  join applicant a on a.id = e.applicant_id
                                 where a.mode = :mode and e.at >= :from and e.at < :to
                                   and
                                """
                                        + order
                                        + " limit :limit")
                        .bind("mode", query.mode().name())
                        .bind("from", query.from().toEpochMilli())
                        .bind("to", query.to().toEpochMilli())
                        .bind("marker", marker)
                        .bind("limit", limit)
                        .map((row, _) ->
                                new AuditEntry(entry(row), row.getString("external_user_id")))
                        .list());
    }

    private static EventEntry entry(ResultSet row) throws SQLException {
        return new EventEntry(
                row.getLong("sequence"),
                Columns.instant(row, "at"),
                row.getString("applicant_id"),
                StoredJson.read(DomainEvent.class, row.getString("event")));
    }
}
