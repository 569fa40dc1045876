package dev.vident.bench;

import dev.vident.server.access.AppTokens;
import dev.vident.server.access.Permalinks;
import dev.vident.server.access.Permission;
import dev.vident.server.access.Redirects;
import dev.vident.server.access.SdkTokens;
import dev.vident.server.applicant.Applicants;
import dev.vident.server.applicant.Levels;
import dev.vident.server.applicant.Notes;
import dev.vident.server.applicant.Profiles;
import dev.vident.server.document.Documents;
import dev.vident.server.document.Images;
import dev.vident.server.event.AuditTrail;
import dev.vident.server.event.Events;
import dev.vident.server.http.HttpServer;
import dev.vident.server.http.HttpSettings;
import dev.vident.server.http.api.Administration;
import dev.vident.server.http.api.ApiParts;
import dev.vident.server.http.api.ApiRoutes;
import dev.vident.server.http.api.RateLimits;
import dev.vident.server.identification.Identifications;
import dev.vident.server.identification.Inspections;
import dev.vident.server.identification.LevelMoves;
import dev.vident.server.identification.Reviews;
import dev.vident.server.platform.Ids;
import dev.vident.server.platform.ImageIds;
import dev.vident.server.platform.Randomness;
import dev.vident.server.platform.Redacted;
import dev.vident.server.platform.Transactions;
import dev.vident.server.report.SummaryReports;
import dev.vident.server.secret.MasterKey;
import dev.vident.server.secret.Vault;
import dev.vident.server.storage.sql.DatabaseSettings;
import dev.vident.server.storage.sql.Stores;
import dev.vident.server.webhook.HttpTransport;
import dev.vident.server.webhook.SampleSender;
import dev.vident.server.webhook.Subscriptions;
import dev.vident.server.webhook.TargetPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;

/// The API as the server runs it, on a database that was filled before.
final class ApiServer {

    private ApiServer() {}

    /// @param arguments the port, 0 for a free one; the data folder
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[1]);
        Stores stores = Stores.open(DatabaseSettings.inFolder(folder), folder);
        HttpServer server =
                HttpServer.start(
                        HttpSettings.of("127.0.0.1", Integer.parseInt(arguments[0])),
                        "0000000000000000",
                        List.of(new ApiRoutes(parts(stores))));
        ParentWatch.untilParentEnds(server.port());
        server.close();
        stores.close();
        System.exit(0);
    }

    private static ApiParts parts(Stores stores) {
        InstantSource clock = InstantSource.system();
        Randomness randomness = Randomness.secure();
        Ids ids = new Ids(clock, randomness);
        Vault vault = new Vault(MasterKey.parse("00".repeat(32)), randomness);
        Events events = new Events(stores.events(), clock);
        Inspections inspections =
                new Inspections(
                        stores.inspections(), stores.identifications(), stores.transactions());
        Identifications identifications =
                identifications(stores, inspections, events, ids, randomness, clock);
        Subscriptions webhooks = subscriptions(stores, vault, ids, randomness, clock);
        Applicants applicants =
                new Applicants(
                        stores.applicants(),
                        stores.levels(),
                        identifications,
                        events,
                        stores.transactions(),
                        ids,
                        randomness,
                        clock);
        return new ApiParts(
                tokens(stores, vault, ids, randomness, clock),
                new SdkTokens(stores.sdkTokens(), () -> "http://localhost", randomness, clock),
                new Permalinks(stores.permalinks(), randomness, clock),
                new Redirects(stores.redirects(), vault, clock),
                applicants,
                inspections,
                readOnly(identifications, stores, events),
                stores.compositions(),
                stores.stills(),
                stores.blobs(),
                new RateLimits(0, 0, clock),
                webhooks,
                samples(webhooks, ids, clock),
                reports(stores, clock),
                new AuditTrail(stores.audit()),
                administration(stores, applicants, identifications, events, ids, randomness, clock),
                clock,
                "bench",
                () -> "http://localhost");
    }

    private static Identifications identifications(
            Stores stores,
            Inspections inspections,
            Events events,
            Ids ids,
            Randomness randomness,
            InstantSource clock) {
        return new Identifications(
                stores.identifications(),
                stores.inspections(),
                inspections,
                stores.applicants(),
                events,
                stores.transactions(),
                ids,
                randomness,
                clock);
    }

    private static SampleSender samples(Subscriptions webhooks, Ids ids, InstantSource clock) {
        return SampleSender.over(
                new HttpTransport(new TargetPolicy(false), Thread::startVirtualThread),
                webhooks,
                ids,
                clock,
                "bench");
    }

    private static Administration administration(
            Stores stores,
            Applicants applicants,
            Identifications identifications,
            Events events,
            Ids ids,
            Randomness randomness,
            InstantSource clock) {
        Transactions transactions = stores.transactions();
        return new Administration(
                new Profiles(stores.applicants(), events, transactions, ids, clock),
                new Notes(stores.notes(), applicants, events, transactions, ids, clock),
                new Levels(stores.levels(), stores.applicants(), transactions, ids, clock),
                new LevelMoves(
                        identifications, stores.applicants(), events, transactions, randomness),
                new Documents(
                        stores.documents(),
                        stores.applicants(),
                        stores.blobs(),
                        events,
                        transactions,
                        new ImageIds(randomness),
                        clock),
                new Images(
                        stores.stills(),
                        stores.documents(),
                        stores.applicants(),
                        stores.blobs(),
                        events,
                        transactions),
                transactions,
                Path.of(System.getProperty("java.io.tmpdir")));
    }

    private static Reviews readOnly(Identifications identifications, Stores stores, Events events) {
        return new Reviews(
                identifications,
                stores.applicants(),
                (_, _) -> {
                    throw new IllegalStateException("the benchmark only reads");
                },
                events,
                stores.transactions(),
                _ -> {});
    }

    private static SummaryReports reports(Stores stores, InstantSource clock) {
        return new SummaryReports(
                stores.calls(),
                stores.recordings(),
                stores.compositions(),
                stores.stills(),
                stores.scriptAnswers(),
                stores.events(),
                stores.blobs(),
                clock,
                "bench");
    }

    private static Subscriptions subscriptions(
            Stores stores, Vault vault, Ids ids, Randomness randomness, InstantSource clock) {
        return new Subscriptions(
                stores.webhooks(),
                new TargetPolicy(false),
                vault,
                stores.transactions(),
                ids,
                randomness,
                clock);
    }

    private static AppTokens tokens(
            Stores stores, Vault vault, Ids ids, Randomness randomness, InstantSource clock) {
        AppTokens tokens =
                new AppTokens(
                        stores.appTokens(), vault, stores.transactions(), ids, randomness, clock);
        tokens.adopt(
                "bench",
                Redacted.of(SignedRequests.APP_TOKEN),
                Redacted.of(SignedRequests.SECRET_KEY),
                EnumSet.allOf(Permission.class));
        return tokens;
    }
}
