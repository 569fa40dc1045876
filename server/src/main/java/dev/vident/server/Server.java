package dev.vident.server;

import dev.vident.server.applicant.Applicant;
import dev.vident.server.applicant.BuiltInLevels;
import dev.vident.server.applicant.NewApplicant;
import dev.vident.server.composition.CompositionBook;
import dev.vident.server.composition.CompositionJobs;
import dev.vident.server.composition.CompositionListener;
import dev.vident.server.composition.CompositionState;
import dev.vident.server.composition.InstantViews;
import dev.vident.server.config.VidentConfig;
import dev.vident.server.http.HttpServer;
import dev.vident.server.metrics.Metrics;
import dev.vident.server.platform.Ids;
import dev.vident.server.platform.Lifecycle;
import dev.vident.server.platform.Mode;
import dev.vident.server.platform.Randomness;
import dev.vident.server.platform.Repeated;
import dev.vident.server.recording.IntactRecordings;
import dev.vident.server.recording.RecordingArchive;
import dev.vident.server.recording.RecordingKeys;
import dev.vident.server.secret.MasterKey;
import dev.vident.server.secret.Vault;
import dev.vident.server.storage.sql.DatabaseSettings;
import dev.vident.server.storage.sql.Stores;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// The whole server, wired by hand: everything is created here, in order, and closed in reverse
/// (ADR 7). Thread-safe.
public final class Server implements AutoCloseable {
    /// A worker in another process tells nobody here that a composition is ready.
    private static final Duration FILMS_LOOKED_AT_EVERY = Duration.ofSeconds(5);

    private final VidentConfig config;
    private final Lifecycle parts;
    private final DataFolder data;
    private final Stores stores;
    private final Credentials credentials;
    private final Metrics metrics;
    private final Webhooks webhooks;
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
        ExecutorService threads = parts.own("threads", Executors.newVirtualThreadPerTaskExecutor());

        data = parts.own("data folder", DataFolder.open(config.storage().folder()));
        stores = parts.own("stores", Stores.open(databaseSettings(config), data.path()));
        MasterKey masterKey = MasterKey.loadOrCreate(data.masterKey(), randomness);
        Vault vault = new Vault(masterKey, randomness);
        RecordingKeys keys = RecordingKeys.of(vault, randomness);
        RecordingArchive archive = new RecordingArchive(data.recordings(), keys, clock);
        IntactRecordings intact = new IntactRecordings(archive);
        metrics = parts.own("metrics", new Metrics(clock));
        credentials = Credentials.open(stores, masterKey, this::baseUrl, ids, randomness, clock);
        webhooks = openWebhooks(vault, threads, ids, randomness, clock);
        features =
                new Features(
                        stores,
                        recording -> intact.flaw(archive.folder(recording.callId())),
                        webhooks.outbox(),
                        ids,
                        randomness,
                        clock);
        features.levels.seed();
        firstStart =
                new Bootstrap(credentials.operators(), credentials.appTokens(), randomness)
                        .run(config.bootstrap());

        Rendering rendering =
                Rendering.open(
                        config.composition(),
                        parts,
                        data,
                        layouts(),
                        new ScriptChapters(stores.calls(), features.events));
        CallFloor floor = floor(archive, rendering, threads, ids, clock);
        http = parts.own("http", http(archive, rendering, floor, threads, ids, clock));
        // Last in, first out: calls end, and their pages are told, while the pages are still
        // connected.
        parts.own("calls", floor.calls());
    }

    private CallFloor floor(
            RecordingArchive archive,
            Rendering rendering,
            ExecutorService threads,
            Ids ids,
            InstantSource clock) {
        return CallFloor.open(
                config,
                parts,
                features,
                stores,
                archive,
                rendering::recordingBegun,
                metrics,
                threads,
                ids,
                clock);
    }

    private LevelLayouts layouts() {
        return new LevelLayouts(
                stores.calls(),
                stores.applicants(),
                stores.levels(),
                config.composition().layout(),
                config.composition().showsOrigin());
    }

    /// The pages and interfaces, and the compositions some of them show.
    private HttpServer http(
            RecordingArchive archive,
            Rendering rendering,
            CallFloor floor,
            ExecutorService threads,
            Ids ids,
            InstantSource clock) {
        InstantViews views =
                parts.own(
                        "instant views",
                        new InstantViews(archive, data.path().resolve("instant-views")));
        parts.own(
                "instant view cleaner",
                Repeated.start(
                        "removing films of composed calls",
                        FILMS_LOOKED_AT_EVERY,
                        () -> views.forgetAll(this::isComposed)));
        CompositionNews news = new CompositionNews(floor.operators(), threads, views::forget);
        CompositionBook book = compositionBook(clock);
        CompositionListener measured = metrics.watch(news, book::open);
        CompositionJobs jobs =
                rendering.jobs(features.jobs, book, archive, stores.blobs(), measured, clock);
        CompositionDesk compositions =
                new CompositionDesk(book, jobs, measured, rendering.work(jobs));
        HttpWiring wiring =
                new HttpWiring(
                        config,
                        features,
                        stores,
                        credentials,
                        webhooks,
                        metrics,
                        data.uploads(),
                        this::baseUrl,
                        threads,
                        clock);
        return wiring.start(ids, wiring.routes(floor, news, compositions, views));
    }

    private boolean isComposed(String callId) {
        return stores.compositions()
                .find(callId)
                .filter(found -> found.state() instanceof CompositionState.Ready)
                .isPresent();
    }

    private Webhooks openWebhooks(
            Vault vault,
            ExecutorService threads,
            Ids ids,
            Randomness randomness,
            InstantSource clock) {
        return Webhooks.open(
                config, parts, stores, vault, metrics::delivered, threads, ids, randomness, clock);
    }

    private CompositionBook compositionBook(InstantSource clock) {
        return new CompositionBook(
                stores.compositions(),
                features.jobs,
                features.events,
                features.inspections::refresh,
                stores.transactions(),
                clock);
    }

    static DatabaseSettings databaseSettings(VidentConfig config) {
        String user = config.storage().databaseUser();
        return new DatabaseSettings(
                config.storage().databaseUrl(),
                user.isEmpty() ? null : user,
                config.storage().databasePassword());
    }

    /// What the first start made; null at later starts.
    public @Nullable FirstStart firstStart() {
        return firstStart;
    }

    /// Address under which browsers reach the server, without a trailing slash.
    public String baseUrl() {
        return config.http().baseUrl(http.port());
    }

    /// The configuration it runs with.
    public VidentConfig config() {
        return config;
    }

    /// The data folder.
    public Path dataFolder() {
        return data.path();
    }

    /// Where the ffmpeg programs lie.
    public Path programsFolder() {
        return data.programs();
    }

    /// Creates an applicant of the sandbox and a link to its page.
    public String testApplicantLink() {
        Applicant applicant =
                features.applicants.create(
                        Mode.SANDBOX, BuiltInLevels.VIDEO_IDENT, NewApplicant.named(null));
        return baseUrl() + "/websdk/p/" + credentials.testLinkCode(applicant);
    }

    /// Ends running calls, finishes requests in flight, closes everything. Closing twice closes
    /// once.
    @Override
    public void close() {
        parts.close();
    }
}
