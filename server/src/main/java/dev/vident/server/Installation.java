package dev.vident.server;

import dev.vident.server.access.AppTokens;
import dev.vident.server.config.VidentConfig;
import dev.vident.server.platform.Ids;
import dev.vident.server.platform.Randomness;
import dev.vident.server.secret.MasterKey;
import dev.vident.server.secret.Vault;
import dev.vident.server.storage.sql.Stores;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/// What a server has made in its data folder and database, opened beside it by a command that
/// administers; the server may be running. Thread-safe.
public final class Installation implements AutoCloseable {
    private final Stores stores;
    private final AppTokens appTokens;

    private Installation(Stores stores, AppTokens appTokens) {
        this.stores = stores;
        this.appTokens = appTokens;
    }

    /// Opens it.
    ///
    /// @throws StartRefusal when no server has been started on the data folder yet
    public static Installation open(VidentConfig config) {
        Path folder = config.storage().folder();
        Path key = DataFolder.masterKey(folder);
        if (!Files.exists(key)) {
            throw new StartRefusal(
                    "There is no installation in the data folder "
                            + folder
                            + ". Start the server on it once, or name another with --data.");
        }
        InstantSource clock = InstantSource.system();
        Randomness randomness = Randomness.secure();
        Stores stores = Stores.open(Server.databaseSettings(config), folder);
        return new Installation(
                stores,
                new AppTokens(
                        stores.appTokens(),
                        new Vault(MasterKey.loadOrCreate(key, randomness), randomness),
                        stores.transactions(),
                        new Ids(clock, randomness),
                        randomness,
                        clock));
    }

    /// The app tokens. A running server heeds changes within half a minute.
    public AppTokens appTokens() {
        return appTokens;
    }

    @Override
    public void close() {
        stores.close();
    }
}
