package dev.vident.server.http.api;

import dev.vident.client.RequestSigner;
import dev.vident.client.VidentClient;
import dev.vident.server.DomainFixture;
import dev.vident.server.access.AppTokens;
import dev.vident.server.access.IssuedAppToken;
import dev.vident.server.access.Permalinks;
import dev.vident.server.access.Permission;
import dev.vident.server.access.Redirects;
import dev.vident.server.access.SdkTokens;
import dev.vident.server.applicant.Applicants;
import dev.vident.server.event.AuditTrail;
import dev.vident.server.event.Events;
import dev.vident.server.http.HttpServer;
import dev.vident.server.http.HttpSettings;
import dev.vident.server.http.Json;
import dev.vident.server.http.RawHttp;
import dev.vident.server.http.apply.RedirectRoutes;
import dev.vident.server.identification.Identifications;
import dev.vident.server.identification.Inspections;
import dev.vident.server.platform.Ids;
import dev.vident.server.platform.ManualClock;
import dev.vident.server.platform.Mode;
import dev.vident.server.platform.Randomness;
import dev.vident.server.report.SummaryReports;
import dev.vident.server.script.Stills;
import dev.vident.server.secret.MasterKey;
import dev.vident.server.secret.Vault;
import dev.vident.server.storage.StoreSet;
import dev.vident.server.storage.sql.DatabaseSettings;
import dev.vident.server.storage.sql.Stores;
import dev.vident.server.webhook.HttpTransport;
import dev.vident.server.webhook.SampleSender;
import dev.vident.server.webhook.Subscriptions;
import dev.vident.server.webhook.TargetPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// A real HTTP server with the whole API and the ways back of the applicant's page, on a SQLite
/// file, a clock that stands, and app tokens.
final class ApiWorld implements AutoCloseable {

    private static final Duration RATE_LIMIT_WINDOW = Duration.ofSeconds(5);

    final ManualClock clock;
    final Stores stores;
    final DomainFixture domain;
    final Events events;
    final Stills stills;
    final Applicants applicants;
    final Identifications identifications;
    final Inspections inspections;
    final Vault vault;
    final AppTokens appTokens;
    private final SdkTokens sdkTokens;
    private final Redirects redirects;
    final IssuedAppToken sandbox;
    final IssuedAppToken production;
    final HttpServer server;
    private final ApiRoutes routes;

    /// Ids of applicants whose pages would have been told of a change.
    final List<String> changed;

    private final Duration rateLimitWindow;
    private final HttpTransport transport =
            new HttpTransport(new TargetPolicy(false), Thread::startVirtualThread);

    ApiWorld(Path folder) {
        this(
                folder,
                DatabaseSettings.inFolder(folder),
                1,
                RATE_LIMIT_WINDOW,
                HttpSettings.of("127.0.0.1", 0));
    }

    ApiWorld(Path folder, HttpSettings settings) {
        this(folder, DatabaseSettings.inFolder(folder), 1, RATE_LIMIT_WINDOW, settings);
    }

    /// @param seed differs between two worlds over one database
    ApiWorld(
            Path folder,
            DatabaseSettings database,
            long seed,
            Duration rateLimitWindow,
            HttpSettings settings) {
        this.rateLimitWindow = rateLimitWindow;
        stores = Stores.open(database, folder);
        domain = new DomainFixture(StoreSet.of(stores), _ -> List.of(), seed);
        clock = domain.clock;
        changed = domain.changed;
        events = domain.events;
        inspections = domain.inspections;
        identifications = domain.identifications;
        applicants = domain.applicants;
        stills = domain.stills;
        Ids ids = domain.ids;
        Randomness randomness = domain.randomness;
        vault = new Vault(MasterKey.parse("0f".repeat(32)), randomness);
        appTokens =
                new AppTokens(
                        stores.appTokens(), vault, stores.transactions(), ids, randomness, clock);
        sdkTokens = new SdkTokens(stores.sdkTokens(), this::url, randomness, clock);
        redirects = new Redirects(stores.redirects(), vault, clock);
        sandbox = token(Mode.SANDBOX, EnumSet.allOf(Permission.class));
        production = token(Mode.PRODUCTION, EnumSet.allOf(Permission.class));
        routes = new ApiRoutes(parts(ids, randomness));
        server =
                HttpServer.start(
                        settings,
                        "00000000000000bb",
                        List.of(
                                routes,
                                new RedirectRoutes(sdkTokens, applicants, redirects, "acme")));
    }

    private ApiParts parts(Ids ids, Randomness randomness) {
        Subscriptions webhooks =
                new Subscriptions(
                        stores.webhooks(),
                        new TargetPolicy(false),
                        vault,
                        stores.transactions(),
                        ids,
                        randomness,
                        clock);
        return new ApiParts(
                appTokens,
                sdkTokens,
                new Permalinks(stores.permalinks(), randomness, clock),
                redirects,
                applicants,
                inspections,
                domain.reviews,
                stores.compositions(),
                stores.stills(),
                stores.blobs(),
                new RateLimits(300, 50, clock, stores.sharedRequestSlots(), rateLimitWindow),
                webhooks,
                SampleSender.over(transport, webhooks, ids, clock, "acme"),
                reports(),
                new AuditTrail(stores.audit()),
                domain.administration,
                clock,
                "acme",
                this::url);
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
                "acme");
    }

    String url() {
        return "http://127.0.0.1:" + server.port();
    }

    IssuedAppToken token(Mode mode, Set<Permission> permissions) {
        return appTokens.issue("test", mode, permissions);
    }

    VidentClient client(IssuedAppToken token) {
        return VidentClient.builder(url(), token.text().value(), token.secretKey().value())
                .clock(clock)
                .build();
    }

    /// A signed GET with the sandbox token.
    RawHttp.Reply get(String target) throws IOException {
        return send(sandbox, "GET", target, "", "");
    }

    /// A signed POST of JSON with the sandbox token.
    RawHttp.Reply post(String target, String json) throws IOException {
        return send(sandbox, "POST", target, "Content-Type: application/json\n", json);
    }

    /// A signed request.
    ///
    /// @param headers more header lines, each with its line end
    /// @param body bytes as Latin-1 text
    RawHttp.Reply send(
            IssuedAppToken token, String method, String target, String headers, String body)
            throws IOException {
        return raw(method, target, signature(token, method, target, body) + headers, body);
    }

    /// Methods and paths of all calls.
    List<String> table() {
        return routes.table();
    }

    /// A request with exactly these headers, on a connection of its own. What is accepted and what
    /// is answered has to be as `openapi.json` says.
    RawHttp.Reply raw(String method, String target, String headers, String body)
            throws IOException {
        try (RawHttp http = new RawHttp(server.port())) {
            String length =
                    body.isEmpty() && !method.equals("POST")
                            ? ""
                            : "Content-Length: " + body.length() + "\n";
            http.write(
                    (method + " " + target + " HTTP/1.1\nHost: a\n" + headers + length + "\n")
                            .replace("\n", "\r\n"));
            http.write(body);
            RawHttp.Reply reply = http.read(method.equals("HEAD"));
            ApiDescription.check(method, target, body, reply);
            return reply;
        }
    }

    /// The three header lines of contract 3.1.
    String signature(IssuedAppToken token, String method, String target, String body) {
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        String signature =
                new RequestSigner(token.secretKey().value())
                        .sign(
                                timestamp,
                                method,
                                target,
                                body.getBytes(StandardCharsets.ISO_8859_1));
        return authentication(token.text().value(), timestamp, signature);
    }

    static String authentication(String token, String timestamp, String signature) {
        return "X-App-Token: %s\nX-App-Access-Ts: %s\nX-App-Access-Sig: %s\n"
                .formatted(token, timestamp, signature);
    }

    /// Creates an applicant over HTTP.
    JsonNode applicant(String externalUserId) throws IOException {
        return Json.tree(
                post(
                                "/resources/applicants?levelName=video-ident",
                                "{\"externalUserId\":\"" + externalUserId + "\"}")
                        .body());
    }

    @Override
    public void close() {
        server.close();
        transport.close();
        stores.close();
    }
}
