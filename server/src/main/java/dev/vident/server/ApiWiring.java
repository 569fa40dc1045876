package dev.vident.server;

import dev.vident.server.applicant.Levels;
import dev.vident.server.applicant.Profiles;
import dev.vident.server.config.VidentConfig;
import dev.vident.server.document.Images;
import dev.vident.server.event.AuditTrail;
import dev.vident.server.http.api.Administration;
import dev.vident.server.http.api.ApiParts;
import dev.vident.server.http.api.ApiRoutes;
import dev.vident.server.http.api.RateLimits;
import dev.vident.server.identification.LevelMoves;
import dev.vident.server.identification.Reviews;
import dev.vident.server.platform.Ids;
import dev.vident.server.report.SummaryReports;
import dev.vident.server.storage.sql.Stores;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The wiring of the API (ADR 7).
final class ApiWiring {
    private ApiWiring() {}

    static ApiRoutes routes(
            VidentConfig config,
            Features features,
            Stores stores,
            Credentials credentials,
            Webhooks webhooks,
            Consumer<String> applicantChanged,
            SummaryReports reports,
            Path uploads,
            InstantSource clock,
            Supplier<String> baseUrl) {
        return new ApiRoutes(
                new ApiParts(
                        credentials.appTokens(),
                        credentials.sdkTokens(),
                        credentials.permalinks(),
                        credentials.redirects(),
                        features.applicants,
                        features.inspections,
                        reviews(features, stores, applicantChanged),
                        stores.compositions(),
                        stores.stills(),
                        stores.blobs(),
                        new RateLimits(
                                config.api().rateLimitGet(),
                                config.api().rateLimitPost(),
                                clock,
                                stores.sharedRequestSlots()),
                        webhooks.subscriptions(),
                        webhooks.samples(),
                        reports,
                        new AuditTrail(stores.audit()),
                        administration(features, stores, uploads, clock),
                        clock,
                        config.clientId(),
                        baseUrl));
    }

    private static Reviews reviews(
            Features features, Stores stores, Consumer<String> applicantChanged) {
        return new Reviews(
                features.identifications,
                stores.applicants(),
                (applicantId, documentType) -> {
                    features.stills.deactivate(applicantId, documentType);
                    features.documents.deactivate(applicantId, documentType);
                },
                features.events,
                stores.transactions(),
                applicantChanged);
    }

    private static Administration administration(
            Features features, Stores stores, Path uploads, InstantSource clock) {
        Ids ids = features.ids;
        return new Administration(
                new Profiles(
                        stores.applicants(), features.events, stores.transactions(), ids, clock),
                features.notes,
                new Levels(stores.levels(), stores.applicants(), stores.transactions(), ids, clock),
                new LevelMoves(
                        features.identifications,
                        stores.applicants(),
                        features.events,
                        stores.transactions(),
                        features.randomness),
                features.documents,
                new Images(
                        stores.stills(),
                        stores.documents(),
                        stores.applicants(),
                        stores.blobs(),
                        features.events,
                        stores.transactions()),
                stores.transactions(),
                uploads);
    }
}
