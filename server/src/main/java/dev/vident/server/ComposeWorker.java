package dev.vident.server;

import dev.vident.server.composition.CompositionBook;
import dev.vident.server.composition.CompositionJobs;
import dev.vident.server.composition.CompositionListener;
import dev.vident.server.composition.CompositionWorkers;
import dev.vident.server.config.VidentConfig;
import dev.vident.server.platform.Ids;
import dev.vident.server.platform.Lifecycle;
import dev.vident.server.platform.Randomness;
import dev.vident.server.recording.IntactRecordings;
import dev.vident.server.recording.RecordingArchive;
import dev.vident.server.recording.RecordingKeys;
import dev.vident.server.secret.MasterKey;
import dev.vident.server.secret.Vault;
import dev.vident.server.storage.sql.Stores;
import dev.vident.server.webhook.Outbox;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;

/// A process that composes recordings beside a server, out of the same data folder and database; no
/// HTTP, no media. Any number of them may run; the one that dies is followed by another.
/// Thread-safe.
public final class ComposeWorker implements AutoCloseable {
    /// What a server composed while the call ran, it finishes within this time itself.
    private static final Duration LEFT_TO_SERVER = Duration.ofSeconds(3);

    private final VidentConfig config;
    private final Lifecycle parts;
    private final DataFolder data;
    private final Stores stores;
    private final Features features;
    private final RecordingArchive archive;
    private final CompositionBook book;
    private final InstantSource clock = InstantSource.system();

    private ComposeWorker(VidentConfig config, Lifecycle parts) {
        this.config = config;
        this.parts = parts;
        Randomness randomness = Randomness.secure();
        Ids ids = new Ids(clock, randomness);
        data = parts.own("data folder", DataFolder.beside(config.storage().folder()));
        stores = parts.own("stores", Stores.open(Server.databaseSettings(config), data.path()));
        MasterKey masterKey = MasterKey.loadOrCreate(data.masterKey(), randomness);
        RecordingKeys keys = RecordingKeys.of(new Vault(masterKey, randomness), randomness);
        archive = new RecordingArchive(data.recordings(), keys, clock);
        IntactRecordings intact = new IntactRecordings(archive);
        Outbox outbox =
                new Outbox(
                        stores.webhooks(),
                        stores.applicants(),
                        stores.identifications(),
                        stores.compositions(),
                        ids,
                        config.clientId());
        features =
                new Features(
                        stores,
                        recording -> intact.flaw(archive.folder(recording.callId())),
                        outbox,
                        ids,
                        randomness,
                        clock);
        book =
                new CompositionBook(
                        stores.compositions(),
                        features.jobs,
                        features.events,
                        features.inspections::refresh,
                        stores.transactions(),
                        clock);
    }

    /// Opens database and data folder; nothing is composed yet.
    ///
    /// @throws StartRefusal when something a person can mend is in the way
    public static ComposeWorker open(VidentConfig config) {
        Lifecycle parts = new Lifecycle();
        try {
            return new ComposeWorker(config, parts);
        } catch (RuntimeException failure) {
            parts.close();
            throw failure;
        }
    }

    /// Asks for a composition that failed once more; whoever is free renders it.
    ///
    /// @return false when there is none that failed
    public boolean retry(String callId) {
        return book.again(callId);
    }

    /// Starts to compose.
    ///
    /// @return ends it: takes no more jobs and returns when those begun are done
    /// @throws StartRefusal when ffmpeg is missing
    public Runnable work() {
        Rendering rendering =
                Rendering.withoutCalls(
                        config.composition(),
                        parts,
                        data,
                        new LevelLayouts(
                                stores.calls(),
                                stores.applicants(),
                                stores.levels(),
                                config.composition().layout(),
                                config.composition().showsOrigin()),
                        new ScriptChapters(stores.calls(), features.events));
        CompositionJobs jobs =
                Objects.requireNonNull(
                        rendering.jobs(
                                features.jobs,
                                book,
                                archive,
                                stores.blobs(),
                                CompositionListener.none(),
                                clock));
        int parallelism = Math.max(1, config.composition().parallelism());
        CompositionWorkers workers =
                parts.own(
                        "compositions",
                        CompositionWorkers.start(jobs, parallelism, LEFT_TO_SERVER));
        return workers::drain;
    }

    @Override
    public void close() {
        parts.close();
    }
}
