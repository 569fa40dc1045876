package dev.vident.server.storage.sql;

import dev.vident.server.operator.Operator;
import dev.vident.server.operator.OperatorStore;
import dev.vident.server.operator.Role;
import dev.vident.server.platform.Redacted;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Operators in the database. Thread-safe.
final class OperatorsSql implements OperatorStore {
    private final Database database;

    OperatorsSql(Database database) {
        this.database = database;
    }

    @Override
    public boolean insert(Operator operator) {
        return database.write(handle ->
                handle.createUpdate(
                                        """
                                        insert into desk_operator
                                          (id, login, display_name, roles, password_hash,
                                           disabled, created_at)
                                        values (:id, :login, :displayName, :roles,
                                           :passwordHash, :disabled, :createdAt)
                                        on conflict (login) do nothing
                                        """)
                                .bind("id", operator.id())
                                .bind("login", operator.login())
                                .bind("displayName", operator.displayName())
                                .bind("roles", Columns.words(operator.roles()))
                                .bind("passwordHash", operator.passwordHash().value())
                                .bind("disabled", operator.disabled() ? 1 : 0)
                                .bind("createdAt", operator.createdAt().toEpochMilli())
                                .execute()
                        == 1);
    }

    @Override
    public void update(Operator operator) {
        database.change(handle ->
                handle.createUpdate(
                                """
                                update desk_operator
                                   set display_name = :displayName, roles = :roles,
                                       password_hash = :passwordHash, disabled = :disabled
                                 where id = :id
                                """)
                        .bind("id", operator.id())
                        .bind("displayName", operator.displayName())
                        .bind("roles", Columns.words(operator.roles()))
                        .bind("passwordHash", operator.passwordHash().value())
                        .bind("disabled", operator.disabled() ? 1 : 0)
                        .execute());
    }

    @Override
    public Optional<Operator> find(String id) {
        return database.read(handle ->
                handle.createQuery("select * from desk_operator where id = :id")
                        .bind("id", id)
                        .map((row, _) -> operator(row))
                        .findOne());
    }

    @Override
    public Optional<Operator> findByLogin(String login) {
        return database.read(handle ->
                handle.createQuery("select * from desk_operator where login = :login")
                        .bind("login", login)
                        .map((row, _) -> operator(row))
                        .findOne());
    }

    @Override
    public List<Operator> list() {
        return database.read(handle ->
                handle.createQuery("select * from desk_operator order by login")
                        .map((row, _) -> operator(row))
                        .list());
    }

    private static Operator operator(ResultSet row) throws SQLException {
        return new Operator(
                row.getString("id"),
                row.getString("login"),
                row.getString("display_name"),
                Columns.enums(Role.class, row.getString("roles")),
                Redacted.of(row.getString("password_hash")),
                row.getInt("disabled") == 1,
                Columns.instant(row, "created_at"));
    }
}
