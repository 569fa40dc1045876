package dev.vident.server.storage.sql;

import dev.vident.server.platform.Redacted;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where the database is.
///
/// @param url `jdbc:sqlite:<file>` or `jdbc:postgresql://<host>/<database>`
public record DatabaseSettings(
        String url, @Nullable String user, @Nullable Redacted<String> password) {
    /// A SQLite file in a folder.
    public static DatabaseSettings inFolder(Path folder) {
        return new DatabaseSettings("jdbc:sqlite:" + folder.resolve("vident.db"), null, null);
    }
}
