package dev.vident.server.storage.sql;

import dev.vident.server.access.AppToken;
import dev.vident.server.access.AppTokenStore;
import dev.vident.server.access.Permission;
import dev.vident.server.platform.Mode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// App tokens in the database. Thread-safe.
final class AppTokensSql implements AppTokenStore {
    private final Database database;

    AppTokensSql(Database database) {
        this.database = database;
    }

    @Override
    public boolean insert(AppToken token) {
        return database.write(handle ->
                handle.createUpdate(
                                        """
                                        insert into app_token
                                          (id, name, mode, public_part, private_hash,
                                           sealed_secret, permissions, revoked, created_at)
                                        values (:id, :name, :mode, :publicPart, :privateHash,
                                           :sealedSecret, :permissions, :revoked, :createdAt)
                                        on conflict (mode, public_part) do nothing
                                        """)
                                .bind("id", token.id())
                                .bind("name", token.name())
                                .bind("mode", token.mode().name())
                                .bind("publicPart", token.publicPart())
                                .bind("privateHash", token.privateHash())
                                .bind("sealedSecret", token.sealedSecret())
                                .bind("permissions", Columns.words(token.permissions()))
                                .bind("revoked", token.revoked() ? 1 : 0)
                                .bind("createdAt", token.createdAt().toEpochMilli())
                                .execute()
                        == 1);
    }

    @Override
    public Optional<AppToken> find(Mode mode, String publicPart) {
        return database.read(handle ->
                handle.createQuery(
                                """
                                select * from app_token
                                 where mode = :mode and public_part = :publicPart
                                """)
                        .bind("mode", mode.name())
                        .bind("publicPart", publicPart)
                        .map((row, _) -> token(row))
                        .findOne());
    }

    @Override
    public void revoke(String id) {
        database.change(handle ->
                handle.createUpdate("update app_token set revoked = 1 where id = :id")
                        .bind("id", id)
                        .execute());
    }

    @Override
    public List<AppToken> list() {
        return database.read(handle ->
                handle.createQuery("select * from app_token order by created_at, id")
                        .map((row, _) -> token(row))
                        .list());
    }

    private static AppToken token(ResultSet row) throws SQLException {
        return new AppToken(
                row.getString("id"),
                row.getString("name"),
                Mode.valueOf(row.getString("mode")),
                row.getString("public_part"),
                row.getString("private_hash"),
                row.getString("sealed_secret"),
                Columns.enums(Permission.class, row.getString("permissions")),
                row.getInt("revoked") == 1,
                Columns.instant(row, "created_at"));
    }
}
