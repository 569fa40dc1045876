package dev.vident.server;

import dev.vident.media.net.MediaServer;
import dev.vident.media.net.MediaSettings;
import dev.vident.server.applicant.Applicant;
import dev.vident.server.applicant.BuiltInLevels;
import dev.vident.server.applicant.NewApplicant;
import dev.vident.server.call.ApplicantDoor;
import dev.vident.server.call.CallSettings;
import dev.vident.server.call.Calls;
import dev.vident.server.call.JournalRecorder;
import dev.vident.server.call.Lobby;
import dev.vident.server.call.MediaServerEngine;
import dev.vident.server.call.OperatorDoor;
import dev.vident.server.call.Pages;
import dev.vident.server.composition.CompositionJobs;
import dev.vident.server.config.VidentConfig;
import dev.vident.server.http.HttpServer;
import dev.vident.server.http.HttpSettings;
import dev.vident.server.http.Routes;
import dev.vident.server.http.StaticPages;
import dev.vident.server.http.api.ApiParts;
import dev.vident.server.http.api.ApiRoutes;
import dev.vident.server.http.apply.ApplyRoutes;
import dev.vident.server.http.desk.DeskAccess;
import dev.vident.server.http.desk.DeskParts;
import dev.vident.server.http.desk.DeskRoutes;
import dev.vident.server.http.signalling.SignallingRoutes;
import dev.vident.server.http.signalling.SignallingSettings;
import dev.vident.server.platform.Ids;
import dev.vident.server.platform.Lifecycle;
import dev.vident.server.platform.Mode;
import dev.vident.server.platform.Randomness;
import dev.vident.server.recording.JournalDisk;
import dev.vident.server.recording.JournalSettings;
import dev.vident.server.recording.Recording;
import dev.vident.server.recording.RecordingArchive;
import dev.vident.server.secret.MasterKey;
import dev.vident.server.storage.sql.DatabaseSettings;
import dev.vident.server.storage.sql.Stores;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The whole server, wired by hand: everything is created here, in order, and closed in reverse (ADR 7). Thread-safe.
public final class Server implements AutoCloseable {
    private static final Duration TEST_LINK_LIFETIME = Duration.ofDays(1);
    private static final int TEST_LINK_USES = 100;

    private final VidentConfig config;
    private final Lifecycle parts;
    private final DataFolder data;
    private final Features features;
    private final @Nullable FirstStart firstStart;
    private final HttpServer http;

    /// Starts everything; returns when requests are answered.
    ///
    /// @throws StartRefusal when something a person can mend is in the way
    public static Server start(VidentConfig config) {
        Lifecycle parts = new Lifecycle();
        try {
            return new Server(config, parts);
        } catch (RuntimeException failure) {
            parts.close();
            throw failure;
        }
    }

    private Server(VidentConfig config, Lifecycle parts) {
        this.config = config;
        this.parts = parts;
        InstantSource clock = InstantSource.system();
        Randomness randomness = Randomness.secure();
        Ids ids = new Ids(clock, randomness);
        ExecutorService threads =
                parts.own("threads", Executors.newVirtualThreadPerTaskExecutor());

        data = parts.own("data folder", DataFolder.open(config.storage().folder()));
        Stores stores = parts.own("stores", Stores.open(databaseSettings(config), data.path()));
        RecordingArchive archive = new RecordingArchive(data.recordings(), clock);
        features =
                new Features(
                        stores,
                        MasterKey.loadOrCreate(data.masterKey(), randomness),
                        this::baseUrl,
                        recording -> archive.isIntact(archive.folder(recording.callId())),
                        ids,
                        randomness,
                        clock);
        features.levels.seed();
        firstStart =
                new Bootstrap(features.operators, features.appTokens, randomness)
                        .run(config.bootstrap());

        Pages pages = new Pages();
        Calls calls = calls(config, parts, archive, features, pages, ids, clock, threads);
        Lobby lobby =
                new Lobby(
                        pages,
                        calls,
                        features.identifications,
                        stores.applicants(),
                        callSettings(config),
                        clock,
                        threads);
        lobby.recoverAfterRestart();
        OperatorDoor operators = new OperatorDoor(pages, lobby, calls, features.callBook);
        CompositionJobs compositions = compositions(stores, archive, operators, clock);
        tick(parts, calls, lobby);
        http =
                parts.own(
                        "http",
                        HttpServer.start(
                                HttpSettings.of(config.http().host(), config.http().port()),
                                ids.next().substring(0, 16),
                                routes()));
        // Last in, first out: calls end, and their pages are told, while the pages are still connected.
        parts.own("calls", calls);
    }
}
