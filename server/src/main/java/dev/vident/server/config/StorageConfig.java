package dev.vident.server.config;

import java.nio.file.Path;

/// Where everything is kept.
///
/// @param folder data folder
/// @param databaseUrl JDBC address, SQLite or PostgreSQL
/// @param databaseUser PostgreSQL user, may be empty
/// @param databasePassword PostgreSQL password, may be empty
public record StorageConfig(
        Path folder, String databaseUrl, String databaseUser, SecretText databasePassword) {
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
                new SecretText(values.text(Settings.DATABASE_PASSWORD)));
    }
}
