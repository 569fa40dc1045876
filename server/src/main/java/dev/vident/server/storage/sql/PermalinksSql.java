package dev.vident.server.storage.sql;

import dev.vident.server.access.Permalink;
import dev.vident.server.access.PermalinkStore;
import dev.vident.server.platform.Mode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/// Permalinks in the database. Thread-safe.
final class PermalinksSql implements PermalinkStore {
    private final Database database;

    PermalinksSql(Database database) {
        this.database = database;
    }

    @Override
    public void insert(Permalink permalink) {
        database.change(handle ->
                handle.createUpdate(
                                """
                                insert into permalink
                                  (code_hash, applicant_id, mode, level_name, uses_left,
                                   created_at, expires_at)
                                values (:codeHash, :applicantId, :mode, :levelName,
                                   :usesLeft, :createdAt, :expiresAt)
                                """)
                        .bind("codeHash", permalink.codeHash())
                        .bind("applicantId", permalink.applicantId())
                        .bind("mode", permalink.mode().name())
                        .bind("levelName", permalink.levelName())
                        .bind("usesLeft", permalink.usesLeft())
                        .bind("createdAt", permalink.createdAt().toEpochMilli())
                        .bind("expiresAt", permalink.expiresAt().toEpochMilli())
                        .execute());
    }

    @Override
    public Optional<Permalink> use(String codeHash, Instant now) {
        return database.write(handle ->
                handle.createQuery(
                                """
                                update permalink set uses_left = uses_left - 1
                                 where code_hash = :codeHash and uses_left > 0
                                   and expires_at > :now
                                returning *
                                """)
                        .bind("codeHash", codeHash)
                        .bind("now", now.toEpochMilli())
                        .map((row, _) -> permalink(row))
                        .findOne());
    }

    @Override
    public void deleteExpired(Instant now) {
        database.change(handle ->
                handle.createUpdate("delete from permalink where expires_at <= :now")
                        .bind("now", now.toEpochMilli())
                        .execute());
    }

    private static Permalink permalink(ResultSet row) throws SQLException {
        return new Permalink(
                row.getString("code_hash"),
                row.getString("applicant_id"),
                Mode.valueOf(row.getString("mode")),
                row.getString("level_name"),
                row.getInt("uses_left"),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "expires_at"));
    }
}
