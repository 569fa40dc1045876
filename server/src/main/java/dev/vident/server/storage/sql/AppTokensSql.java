package dev.vident.server.storage.sql;

import dev.vident.server.access.AppToken;
import dev.vident.server.access.AppTokenStore;
import dev.vident.server.access.Permission;
import dev.vident.server.access.PreviousSecret;
import dev.vident.server.access.TokenScope;
import dev.vident.server.platform.AddressRange;
import dev.vident.server.platform.Mode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
                                           sealed_secret, permissions, allowed_addresses,
                                           source_keys, watermark, revoked, created_at)
                                        values (:id, :name, :mode, :publicPart, :privateHash,
                                           :sealedSecret, :permissions, :allowedAddresses,
                                           :sourceKeys, :watermark, :revoked, :createdAt)
                                        on conflict (mode, public_part) do nothing
                                        """)
                                .bind("id", token.id())
                                .bind("name", token.name())
                                .bind("mode", token.mode().name())
                                .bind("publicPart", token.publicPart())
                                .bind("privateHash", token.privateHash())
                                .bind("sealedSecret", token.sealedSecret())
                                .bind("permissions", Columns.words(token.scope().permissions()))
                                .bind("allowedAddresses", addresses(token.scope()))
                                .bind(
                                        "sourceKeys",
                                        WebhookRows.texts(
                                                token.scope().sourceKeys().stream()
                                                        .sorted()
                                                        .toList()))
                                .bind("watermark", token.scope().watermark() ? 1 : 0)
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
    public Optional<AppToken> lock(String id) {
        return database.read(handle ->
                handle.createQuery(
                                "select * from app_token where id = :id"
                                        + database.dialect().forUpdate())
                        .bind("id", id)
                        .map((row, _) -> token(row))
                        .findOne());
    }

    @Override
    public void rotate(AppToken token) {
        PreviousSecret previous = token.previous();
        database.change(handle ->
                handle.createUpdate(
                                """
                                update app_token set private_hash = :privateHash,
                                       sealed_secret = :sealedSecret,
                                       previous_hash = :previousHash,
                                       previous_sealed_secret = :previousSealedSecret,
                                       previous_until = :previousUntil
                                 where id = :id
                                """)
                        .bind("privateHash", token.privateHash())
                        .bind("sealedSecret", token.sealedSecret())
                        .bind("previousHash", previous == null ? null : previous.privateHash())
                        .bind(
                                "previousSealedSecret",
                                previous == null ? null : previous.sealedSecret())
                        .bind(
                                "previousUntil",
                                Columns.millis(previous == null ? null : previous.until()))
                        .bind("id", token.id())
                        .execute());
    }

    @Override
    public boolean revoke(String id) {
        return database.write(handle ->
                handle.createUpdate("update app_token set revoked = 1 where id = :id")
                                .bind("id", id)
                                .execute()
                        == 1);
    }

    @Override
    public void used(String id, Instant at) {
        database.change(handle ->
                handle.createUpdate("update app_token set last_used_at = :at where id = :id")
                        .bind("at", at.toEpochMilli())
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
                previous(row),
                new TokenScope(
                        Columns.enums(Permission.class, row.getString("permissions")),
                        addresses(row.getString("allowed_addresses")),
                        Set.copyOf(WebhookRows.texts(row.getString("source_keys"))),
                        row.getInt("watermark") == 1),
                row.getInt("revoked") == 1,
                Columns.instant(row, "created_at"),
                Columns.instantOrNull(row, "last_used_at"));
    }

    private static @Nullable PreviousSecret previous(ResultSet row) throws SQLException {
        Instant until = Columns.instantOrNull(row, "previous_until");
        return until == null
                ? null
                : new PreviousSecret(
                        row.getString("previous_hash"),
                        row.getString("previous_sealed_secret"),
                        until);
    }

    private static String addresses(TokenScope scope) {
        return scope.allowedAddresses().stream()
                .map(AddressRange::toString)
                .collect(Collectors.joining(","));
    }

    private static List<AddressRange> addresses(String words) {
        return words.isEmpty()
                ? List.of()
                : Arrays.stream(words.split(",")).map(AddressRange::parse).toList();
    }
}
