package dev.vident.server.storage.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// A connection with the statements that are kept prepared on it: sqlite-jdbc has no statement
/// cache, and preparing costs five times the hot read itself. Used by one thread at a time.
final class PooledConnection {
    private final Handle handle;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    PooledConnection(Handle handle) {
        this.handle = handle;
    }

    Handle handle() {
        return handle;
    }

    /// The statement of this text, prepared on first use; the caller leaves it open. Only for texts
    /// that are constants.
    PreparedStatement kept(String sql) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = connection().prepareStatement(sql);
            statements.put(sql, statement);
        }
        return statement;
    }

    /// Whether the connection can be used again after a failure.
    boolean usable() {
        try {
            return connection().isValid(2);
        } catch (SQLException _) {
            return false;
        }
    }

    void close() {
        handle.close();
    }

    private Connection connection() {
        return handle.getConnection();
    }
}
