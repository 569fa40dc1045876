package dev.vident.server.storage.sql;

import dev.vident.server.access.RedirectStore;
import java.time.Instant;
import java.util.Optional;

/// Redirects in the database. Thread-safe.
final class RedirectsSql implements RedirectStore {
    private final Database database;

    RedirectsSql(Database database) {
        this.database = database;
    }

    @Override
    public void put(String applicantId, String sealed, Instant now) {
        database.change(handle ->
                handle.createUpdate(
                                """
                                insert into redirect (applicant_id, sealed, created_at)
                                values (:applicantId, :sealed, :now)
                                on conflict (applicant_id)
                                do update set sealed = excluded.sealed,
                                   created_at = excluded.created_at
                                """)
                        .bind("applicantId", applicantId)
                        .bind("sealed", sealed)
                        .bind("now", now.toEpochMilli())
                        .execute());
    }

    @Override
    public void delete(String applicantId) {
        database.change(handle ->
                handle.createUpdate("delete from redirect where applicant_id = :applicantId")
                        .bind("applicantId", applicantId)
                        .execute());
    }

    @Override
    public Optional<String> find(String applicantId) {
        return database.read(handle ->
                handle.createQuery("select sealed from redirect where applicant_id = :applicantId")
                        .bind("applicantId", applicantId)
                        .mapTo(String.class)
                        .findOne());
    }
}
