package dev.vident.server;

import dev.vident.server.config.VidentConfig;
import dev.vident.server.event.AuditTrail;
import dev.vident.server.http.api.ApiParts;
import dev.vident.server.http.api.ApiRoutes;
import dev.vident.server.http.api.RateLimits;
import dev.vident.server.identification.Reviews;
import dev.vident.server.report.SummaryReports;
import dev.vident.server.storage.sql.Stores;
import dev.vident.server.webhook.Subscriptions;

import java.time.InstantSource;
import java.util.function.Supplier;

/// The wiring of the API (ADR 7).
final class ApiWiring {
    private ApiWiring() {}

    static ApiRoutes routes(
            VidentConfig config,
            Features features,
            Stores stores,
            Credentials credentials,
            Subscriptions webhooks,
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
                        reviews(features, stores),
                        stores.compositions(),
                        stores.stills(),
                        stores.blobs(),
                        new RateLimits(
                                config.api().rateLimitGet(), config.api().rateLimitPost(), clock),
                        webhooks,
                        reports,
                        new AuditTrail(stores.audit()),
                        clock,
                        config.clientId(),
                        baseUrl));
    }

    private static Reviews reviews(Features features, Stores stores) {
        return new Reviews(
                features.identifications,
                stores.applicants(),
                features.stills::deactivate,
                features.events,
                stores.transactions());
    }
}
