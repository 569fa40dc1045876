package dev.vident.server.storage;

import dev.vident.server.storage.sql.DatabaseSettings;
import dev.vident.server.storage.sql.Stores;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Where a store contract runs. Each database is opened once for all tests and emptied before each.
public enum BackEnd {
    MEMORY,
    SQLITE,
    POSTGRESQL;

    /// Stores without a row.
    public StoreSet empty() {
        return switch (this) {
            case MEMORY -> StoreSet.inMemory();
            case SQLITE -> emptied(Sqlite.URL, Sqlite.STORES, Sqlite.TABLES);
            case POSTGRESQL -> emptied(Postgresql.URL, Postgresql.STORES, Postgresql.TABLES);
        };
    }

    private static StoreSet emptied(String url, Stores stores, String tables) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            boolean sqlite = url.startsWith("jdbc:sqlite:");
            for (String table : names(statement, tables)) {
                statement.execute(
                        sqlite ? "delete from " + table : "truncate table " + table + " cascade");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return StoreSet.of(stores);
    }

    private static List<String> names(Statement statement, String query) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("vident-stores");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Sqlite {
        static final String TABLES =
                "select name from sqlite_master where type = 'table' and name not like 'sqlite%'"
                        + " and name not like 'flyway%'";
        static final DatabaseSettings SETTINGS;
        static final String URL;
        static final Stores STORES;

        static {
            Path folder = folder();
            SETTINGS = DatabaseSettings.inFolder(folder);
            URL = SETTINGS.url();
            STORES = Stores.open(SETTINGS, folder);
        }
    }

    private static final class Postgresql {
        static final String TABLES =
                "select tablename from pg_tables where schemaname = 'public'"
                        + " and tablename not like 'flyway%'";
        static final String URL;
        static final Stores STORES;

        static {
            try {
                EmbeddedPostgres server =
                        EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
                URL = server.getJdbcUrl("postgres", "postgres");
                STORES = Stores.open(new DatabaseSettings(URL, null, null), folder());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
