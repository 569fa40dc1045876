package dev.vident.server.http.api;

import dev.vident.client.RequestSigner;
import dev.vident.client.VidentClient;
import dev.vident.server.DomainFixture;
import dev.vident.server.access.AppTokens;
import dev.vident.server.access.IssuedAppToken;
import dev.vident.server.access.Permalinks;
import dev.vident.server.access.Permission;
import dev.vident.server.access.SdkTokens;
import dev.vident.server.applicant.Applicants;
import dev.vident.server.event.Events;
import dev.vident.server.http.HttpServer;
import dev.vident.server.http.HttpSettings;
import dev.vident.server.http.Json;
import dev.vident.server.http.RawHttp;
import dev.vident.server.identification.Identifications;
import dev.vident.server.identification.Inspections;
import dev.vident.server.platform.Ids;
import dev.vident.server.platform.ManualClock;
import dev.vident.server.platform.Mode;
import dev.vident.server.platform.Randomness;
import dev.vident.server.script.Stills;
import dev.vident.server.secret.MasterKey;
import dev.vident.server.secret.Vault;
import dev.vident.server.storage.StoreSet;
import dev.vident.server.storage.sql.DatabaseSettings;
import dev.vident.server.storage.sql.Stores;
import dev.vident.server.webhook.Subscriptions;
import dev.vident.server.webhook.TargetPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// A real HTTP server with the whole API on a SQLite file, a clock that stands, and app tokens.
final class ApiWorld implements AutoCloseable {

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
    final IssuedAppToken sandbox;
    final IssuedAppToken production;
    final HttpServer server;

    ApiWorld(Path folder) {
        this(folder, HttpSettings.of("127.0.0.1", 0));
    }

    ApiWorld(Path folder, HttpSettings settings) {
        stores = Stores.open(DatabaseSettings.inFolder(folder), folder);
        domain = new DomainFixture(StoreSet.of(stores), _ -> List.of());
        clock = domain.clock;
        events = domain.events;
        inspections = domain.inspections;
        identifications = domain.identifications;
        applicants = domain.applicants;
        stills = domain.stills;
        Ids ids = domain.ids;
        Randomness randomness = domain.randomness;
        vault = new Vault(MasterKey.parse("0f".repeat(32)), randomness);
        appTokens = new AppTokens(stores.appTokens(), vault, ids, randomness, clock);
        sandbox = token(Mode.SANDBOX, EnumSet.allOf(Permission.class));
        production = token(Mode.PRODUCTION, EnumSet.allOf(Permission.class));
        server =
                HttpServer.start(
                        settings,
                        "00000000000000bb",
                        List.of(new ApiRoutes(parts(ids, randomness))));
    }

    private ApiParts parts(Ids ids, Randomness randomness) {
        return new ApiParts(
                appTokens,
                new SdkTokens(stores.sdkTokens(), this::url, randomness, clock),
                new Permalinks(stores.permalinks(), randomness, clock),
                applicants,
                inspections,
                domain.reviews,
                stores.compositions(),
                stores.stills(),
                stores.blobs(),
                new RateLimits(300, 50, clock),
                new Subscriptions(
                        stores.webhooks(),
                        new TargetPolicy(false),
                        vault,
                        stores.transactions(),
                        ids,
                        randomness,
                        clock),
                domain.administration,
                clock,
                "acme",
                this::url);
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

    /// A request with exactly these headers, on a connection of its own.
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
            return http.read(method.equals("HEAD"));
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
        stores.close();
    }
}
