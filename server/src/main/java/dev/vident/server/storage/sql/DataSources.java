package dev.vident.server.storage.sql;

import dev.vident.server.platform.Redacted;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;

/// How connections are opened.
final class DataSources {
    private static final int BUSY_TIMEOUT_MILLIS = 10_000;
    private static final int CACHE_KIB = 16_384;
    private static final long MAPPED_BYTES = 1L << 30;

    private DataSources() {}

    /// SQLite in WAL mode. Nothing here runs `ANALYZE`: with STAT4, which sqlite-jdbc is built
    /// with, every new value bound would prepare the statement again.
    static DataSource sqlite(DatabaseSettings settings, boolean readOnly) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        // What was answered must survive a power cut.
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        // Off by default, on each connection.
        config.enforceForeignKeys(true);
        config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        config.setCacheSize(-CACHE_KIB);
        config.setPragma(SQLiteConfig.Pragma.MMAP_SIZE, Long.toString(MAPPED_BYTES));
        SQLiteDataSource source = readOnly ? new ReadOnly(config) : new SQLiteDataSource(config);
        source.setUrl(settings.url());
        return source;
    }

    static DataSource postgresql(DatabaseSettings settings) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(settings.url());
        source.setApplicationName("vident");
        if (settings.user() != null) {
            source.setUser(settings.user());
        }
        Redacted<String> password = settings.password();
        if (password != null) {
            source.setPassword(password.value());
        }
        return source;
    }

    /// Opens connections that refuse to change anything, so that a write never slips past the one
    /// writer.
    private static final class ReadOnly extends SQLiteDataSource {
        ReadOnly(SQLiteConfig config) {
            super(config);
        }

        @Override
        public SQLiteConnection getConnection(String user, String password) throws SQLException {
            SQLiteConnection connection = super.getConnection(user, password);
            try (Statement statement = connection.createStatement()) {
                statement.execute("pragma query_only = on");
            }
            return connection;
        }
    }
}
