package dev.vident.server.config;

import dev.vident.server.platform.Redacted;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where everything is kept.
///
/// @param folder data folder
/// @param databaseUrl JDBC address, SQLite or PostgreSQL
/// @param databaseUser PostgreSQL user, may be empty
/// @param databasePassword PostgreSQL password, null where none is given
public record StorageConfig(
        Path folder,
        String databaseUrl,
        String databaseUser,
        @Nullable Redacted<String> databasePassword) {
    static StorageConfig from(ConfigValues values) {
        Path folder = Path.of(values.text(Settings.DATA_FOLDER)).toAbsolutePath().normalize();
        String url = values.text(Settings.DATABASE_URL);
        if (url.isEmpty()) {
            url = "jdbc:sqlite:" + folder.resolve("vident.db");
        } else if (!url.startsWith("jdbc:sqlite:") && !url.startsWith("jdbc:postgresql:")) {
            throw values.refusal(
                    Settings.DATABASE_URL,
                    "an address that begins with jdbc:sqlite: or jdbc:postgresql:");
        }
        return new StorageConfig(
                folder,
                url,
                values.text(Settings.DATABASE_USER),
                values.secret(Settings.DATABASE_PASSWORD));
    }
}
