package dev.vident.server;

import dev.vident.server.composition.InstantViews;
import dev.vident.server.config.VidentConfig;
import dev.vident.server.http.HttpServer;
import dev.vident.server.http.HttpSettings;
import dev.vident.server.http.MetricsRoutes;
import dev.vident.server.http.RequestMeter;
import dev.vident.server.http.Routes;
import dev.vident.server.http.StaticPages;
import dev.vident.server.http.apply.ApplyRoutes;
import dev.vident.server.http.apply.RedirectRoutes;
import dev.vident.server.http.desk.AdminTokenRoutes;
import dev.vident.server.http.desk.AdminWebhookRoutes;
import dev.vident.server.http.desk.CallStateRoutes;
import dev.vident.server.http.desk.DeskAccess;
import dev.vident.server.http.desk.DeskParts;
import dev.vident.server.http.desk.DeskRoutes;
import dev.vident.server.http.desk.PacketCaptureRoutes;
import dev.vident.server.http.signalling.Origins;
import dev.vident.server.http.signalling.SignallingRoutes;
import dev.vident.server.http.signalling.SignallingSettings;
import dev.vident.server.http.signalling.TokenLogins;
import dev.vident.server.metrics.Metrics;
import dev.vident.server.platform.Ids;
import dev.vident.server.report.SummaryReports;
import dev.vident.server.storage.sql.Stores;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/// Creates what answers requests: the pages, the desk, the API, signalling.
final class HttpWiring {
    private final VidentConfig config;
    private final Features features;
    private final Stores stores;
    private final Credentials credentials;
    private final Webhooks webhooks;
    private final Metrics metrics;
    private final Path uploads;
    private final Supplier<String> baseUrl;
    private final Executor threads;
    private final InstantSource clock;

    HttpWiring(
            VidentConfig config,
            Features features,
            Stores stores,
            Credentials credentials,
            Webhooks webhooks,
            Metrics metrics,
            Path uploads,
            Supplier<String> baseUrl,
            Executor threads,
            InstantSource clock) {
        this.config = config;
        this.features = features;
        this.stores = stores;
        this.credentials = credentials;
        this.webhooks = webhooks;
        this.metrics = metrics;
        this.uploads = uploads;
        this.baseUrl = baseUrl;
        this.threads = threads;
        this.clock = clock;
    }

    /// Everything requests are answered by, first come first asked.
    List<Routes> routes(
            CallFloor floor,
            CompositionNews news,
            CompositionDesk compositions,
            InstantViews views) {
        DeskAccess access = new DeskAccess(credentials.logins());
        SummaryReports reports = reports();
        TokenLogins applicantLogins = new TokenLogins(credentials.sdkTokens());
        return List.of(
                new RequestMeter(metrics::answered, clock),
                new MetricsRoutes(config.metrics().token(), metrics::scrape),
                new CallStateRoutes(access, floor.engine()::describe),
                new PacketCaptureRoutes(access, floor.captures()),
                ApiWiring.routes(
                        config,
                        features,
                        stores,
                        credentials,
                        webhooks,
                        floor.lobby()::applicantChanged,
                        reports,
                        uploads,
                        clock,
                        baseUrl),
                new SignallingRoutes(
                        floor.applicants(),
                        floor.operators(),
                        applicantLogins,
                        access::seat,
                        SignallingSettings.documented(),
                        new Origins(
                                config.composition().showsOrigin(),
                                config.composition().countryHeader()),
                        threads),
                new ApplyRoutes(
                        credentials.permalinks(),
                        credentials.sdkTokens(),
                        features.applicants,
                        features.consents,
                        floor.calls(),
                        features.stills),
                new RedirectRoutes(
                        credentials.sdkTokens(),
                        features.applicants,
                        credentials.redirects(),
                        config.clientId()),
                desk(access, floor, news, compositions, views, reports),
                new AdminTokenRoutes(access, credentials.appTokens()),
                new AdminWebhookRoutes(
                        access, webhooks.subscriptions(), webhooks.samples(), config.clientId()),
                new StaticPages(config.webSdk().embeddingOrigins()));
    }

    private DeskRoutes desk(
            DeskAccess access,
            CallFloor floor,
            CompositionNews news,
            CompositionDesk compositions,
            InstantViews views,
            SummaryReports reports) {
        return new DeskRoutes(
                new DeskParts(
                        access,
                        credentials.logins(),
                        features.identifications,
                        features.decisions,
                        stores.applicants(),
                        stores.calls(),
                        stores.compositions(),
                        features.stills,
                        stores.scriptAnswers(),
                        stores.events(),
                        features.documents,
                        features.notes,
                        stores.blobs(),
                        views,
                        reports,
                        news::share,
                        compositions::waiting,
                        compositions::renderAgain,
                        compositions::cancel,
                        floor.lobby()::applicantChanged,
                        config.http().publicUrl().startsWith("https:")));
    }

    private SummaryReports reports() {
        return new SummaryReports(
                stores.calls(),
                stores.recordings(),
                stores.compositions(),
                stores.stills(),
                stores.scriptAnswers(),
                stores.events(),
                stores.blobs(),
                clock,
                config.clientId());
    }

    /// Binds the port and answers.
    ///
    /// @throws StartRefusal when the port cannot be bound
    HttpServer start(Ids ids, List<Routes> routes) {
        HttpSettings settings =
                HttpSettings.of(config.http().host(), config.http().port())
                        .behind(config.http().trustedProxies());
        try {
            return HttpServer.start(settings, ids.correlation().substring(0, 16), routes);
        } catch (RuntimeException e) {
            throw new StartRefusal(
                    "The HTTP port "
                            + settings.host()
                            + ":"
                            + settings.port()
                            + " cannot be bound. Stop who has it, or choose another with --port.",
                    e);
        }
    }
}
