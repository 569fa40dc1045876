package dev.vident.server.storage.sql;

import dev.vident.server.platform.Transactions;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The database: SQLite with one writing connection and several reading ones, or PostgreSQL with
/// one pool. A transaction belongs to the thread that runs it; every store called on that thread
/// takes part. Thread-safe.
final class Database implements Transactions, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Database.class);
    private static final int POSTGRESQL_CONNECTIONS = 10;
    private static final int READERS_MIN = 4;

    /// Reads one row.
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final Dialect dialect;
    private final ConnectionPool writers;
    private final ConnectionPool readers;

    // One per database, not per class: a transaction of one database is none of another's.
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<PooledConnection> current = new ThreadLocal<>();

    private Database(Dialect dialect, ConnectionPool writers, ConnectionPool readers) {
        this.dialect = dialect;
        this.writers = writers;
        this.readers = readers;
    }

    /// Brings the schema up to date and opens the database.
    static Database open(DatabaseSettings settings) {
        Dialect dialect = Dialect.of(settings.url());
        return switch (dialect) {
            case SQLITE -> {
                migrate(DataSources.sqlite(settings, false), dialect);
                int readerCount =
                        Math.max(READERS_MIN, 2 * Runtime.getRuntime().availableProcessors());
                yield new Database(
                        dialect,
                        pool(1, DataSources.sqlite(settings, false)),
                        pool(readerCount, DataSources.sqlite(settings, true)));
            }
            case POSTGRESQL -> {
                DataSource source = DataSources.postgresql(settings);
                migrate(source, dialect);
                ConnectionPool pool = pool(POSTGRESQL_CONNECTIONS, source);
                yield new Database(dialect, pool, pool);
            }
        };
    }

    Dialect dialect() {
        return dialect;
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        if (current.get() != null) {
            return work.get();
        }
        PooledConnection connection = writers.acquire();
        boolean done = false;
        try {
            connection.handle().begin();
            current.set(connection);
            T result = work.get();
            connection.handle().commit();
            done = true;
            return result;
        } finally {
            current.remove();
            if (!done) {
                rollback(connection);
            }
            writers.release(connection, !done);
        }
    }

    /// Runs a query, within the thread's transaction if there is one.
    <T> T read(Function<Handle, T> query) {
        return borrow(connection -> query.apply(connection.handle()));
    }

    /// Runs a change, within the thread's transaction or one of its own.
    <T> T write(Function<Handle, T> change) {
        return inTransaction(() -> change.apply(transaction().handle()));
    }

    /// As [#write] for a change that returns nothing.
    void change(Consumer<Handle> change) {
        write(handle -> {
            change.accept(handle);
            return Boolean.TRUE;
        });
    }

    /// Reads the row of a key by a statement that stays prepared, or null when there is none: for
    /// the hot read.
    ///
    /// @param sql a constant with one parameter
    <T> @Nullable T readKept(String sql, String key, RowReader<T> reader) {
        return borrow(connection -> {
            try {
                PreparedStatement statement = connection.kept(sql);
                statement.setString(1, key);
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() ? reader.read(row) : null;
                }
            } catch (SQLException e) {
                throw new IllegalStateException("the database could not be read", e);
            }
        });
    }

    @Override
    public void close() {
        readers.close();
        if (readers != writers) {
            writers.close();
        }
    }

    private <T extends @Nullable Object> T borrow(Function<PooledConnection, T> work) {
        PooledConnection bound = current.get();
        if (bound != null) {
            return work.apply(bound);
        }
        PooledConnection connection = readers.acquire();
        boolean done = false;
        try {
            T result = work.apply(connection);
            done = true;
            return result;
        } finally {
            readers.release(connection, !done);
        }
    }

    private PooledConnection transaction() {
        PooledConnection connection = current.get();
        if (connection == null) {
            throw new IllegalStateException("not in a transaction");
        }
        return connection;
    }

    private static void rollback(PooledConnection connection) {
        try {
            connection.handle().rollback();
        } catch (RuntimeException e) {
            // The first failure is what counts; a broken connection is found out when it is
            // released.
            log.warn("A transaction could not be rolled back", e);
        }
    }

    private static ConnectionPool pool(int size, DataSource source) {
        Jdbi jdbi = Jdbi.create(source);
        return new ConnectionPool(size, jdbi::open);
    }

    private static void migrate(DataSource source, Dialect dialect) {
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:dev/vident/server/storage/sql/migrations")
                .placeholders(dialect.placeholders())
                .load()
                .migrate();
    }
}
