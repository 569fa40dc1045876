package dev.vident.server.storage.sql;

import dev.vident.server.access.SdkToken;
import dev.vident.server.access.SdkTokenStore;
import dev.vident.server.platform.Mode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/// SDK access tokens in the database. Thread-safe.
final class SdkTokensSql implements SdkTokenStore {
    private final Database database;

    SdkTokensSql(Database database) {
        this.database = database;
    }

    @Override
    public void insert(SdkToken token) {
        database.change(handle ->
                handle.createUpdate(
                                """
                                insert into sdk_token
                                  (token_hash, applicant_id, mode, level_name, created_at,
                                   expires_at)
                                values (:tokenHash, :applicantId, :mode, :levelName,
                                   :createdAt, :expiresAt)
                                """)
                        .bind("tokenHash", token.tokenHash())
                        .bind("applicantId", token.applicantId())
                        .bind("mode", token.mode().name())
                        .bind("levelName", token.levelName())
                        .bind("createdAt", token.createdAt().toEpochMilli())
                        .bind("expiresAt", token.expiresAt().toEpochMilli())
                        .execute());
    }

    @Override
    public Optional<SdkToken> find(String tokenHash) {
        return database.read(handle ->
                handle.createQuery("select * from sdk_token where token_hash = :tokenHash")
                        .bind("tokenHash", tokenHash)
                        .map((row, _) -> token(row))
                        .findOne());
    }

    @Override
    public void deleteExpired(Instant now) {
        database.change(handle ->
                handle.createUpdate("delete from sdk_token where expires_at <= :now")
                        .bind("now", now.toEpochMilli())
                        .execute());
    }

    private static SdkToken token(ResultSet row) throws SQLException {
        return new SdkToken(
                row.getString("token_hash"),
                row.getString("applicant_id"),
                Mode.valueOf(row.getString("mode")),
                row.getString("level_name"),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "expires_at"));
    }
}
