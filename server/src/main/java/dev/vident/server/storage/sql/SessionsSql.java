package dev.vident.server.storage.sql;

import dev.vident.server.operator.Session;
import dev.vident.server.operator.SessionStore;
import dev.vident.server.platform.Redacted;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/// Sessions in the database. Thread-safe.
final class SessionsSql implements SessionStore {
    private final Database database;

    SessionsSql(Database database) {
        this.database = database;
    }

    @Override
    public void insert(Session session) {
        database.change(handle ->
                handle.createUpdate(
                                """
                                insert into desk_session
                                  (token_hash, operator_id, csrf_token, created_at,
                                   last_seen_at, expires_at)
                                values (:tokenHash, :operatorId, :csrfToken, :createdAt,
                                   :lastSeenAt, :expiresAt)
                                """)
                        .bind("tokenHash", session.tokenHash())
                        .bind("operatorId", session.operatorId())
                        .bind("csrfToken", session.csrfToken().value())
                        .bind("createdAt", session.createdAt().toEpochMilli())
                        .bind("lastSeenAt", session.lastSeenAt().toEpochMilli())
                        .bind("expiresAt", session.expiresAt().toEpochMilli())
                        .execute());
    }

    @Override
    public Optional<Session> find(String tokenHash) {
        return database.read(handle ->
                handle.createQuery("select * from desk_session where token_hash = :tokenHash")
                        .bind("tokenHash", tokenHash)
                        .map((row, _) -> session(row))
                        .findOne());
    }

    @Override
    public void seen(String tokenHash, Instant at) {
        database.change(handle ->
                handle.createUpdate(
                                """
                                update desk_session set last_seen_at = :at
                                 where token_hash = :tokenHash
                                """)
                        .bind("at", at.toEpochMilli())
                        .bind("tokenHash", tokenHash)
                        .execute());
    }

    @Override
    public void delete(String tokenHash) {
        database.change(handle ->
                handle.createUpdate("delete from desk_session where token_hash = :tokenHash")
                        .bind("tokenHash", tokenHash)
                        .execute());
    }

    @Override
    public void deleteOfOperator(String operatorId) {
        database.change(handle ->
                handle.createUpdate("delete from desk_session where operator_id = :operatorId")
                        .bind("operatorId", operatorId)
                        .execute());
    }

    @Override
    public void deleteExpired(Instant now, Instant idleBefore) {
        database.change(handle ->
                handle.createUpdate(
                                """
                                delete from desk_session
                                 where expires_at <= :now or last_seen_at < :idleBefore
                                """)
                        .bind("now", now.toEpochMilli())
                        .bind("idleBefore", idleBefore.toEpochMilli())
                        .execute());
    }

    private static Session session(ResultSet row) throws SQLException {
        return new Session(
                row.getString("token_hash"),
                row.getString("operator_id"),
                Redacted.of(row.getString("csrf_token")),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "last_seen_at"),
                Columns.instant(row, "expires_at"));
    }
}
