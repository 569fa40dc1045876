package dev.vident.server;

import dev.vident.server.config.VidentConfig;
import dev.vident.server.event.AuditTrail;
import dev.vident.server.http.api.ApiParts;
import dev.vident.server.http.api.ApiRoutes;
import dev.vident.server.http.api.RateLimits;
import dev.vident.server.identification.Reviews;
import dev.vident.server.report.SummaryReports;
import dev.vident.server.storage.sql.Stores;
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
            InstantSource clock,
            Supplier<String> baseUrl) {
        return new ApiRoutes(
                new ApiParts(
                        credentials.appTokens(),
                        credentials.sdkTokens(),
                        credentials.permalinks(),
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
                        clock,
                        config.clientId(),
                        baseUrl));
    }

    private static Reviews reviews(
            Features features, Stores stores, Consumer<String> applicantChanged) {
        return new Reviews(
                features.identifications,
                stores.applicants(),
                features.stills::deactivate,
                features.events,
                stores.transactions(),
                applicantChanged);
    }
}
