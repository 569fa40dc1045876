package dev.vident.server.http.api;

import dev.vident.server.access.AppTokens;
import dev.vident.server.access.Permalinks;
import dev.vident.server.access.Redirects;
import dev.vident.server.access.SdkTokens;
import dev.vident.server.applicant.Applicants;
import dev.vident.server.composition.CompositionStore;
import dev.vident.server.event.AuditTrail;
import dev.vident.server.identification.Inspections;
import dev.vident.server.identification.Reviews;
import dev.vident.server.platform.BlobStore;
import dev.vident.server.report.SummaryReports;
import dev.vident.server.script.StillStore;
import dev.vident.server.webhook.SampleSender;
import dev.vident.server.webhook.Subscriptions;
import java.time.InstantSource;
import java.util.function.Supplier;

/// What the API is made from.
///
/// @param clientId name of the one tenant, `clientId` of the wire
/// @param baseUrl under which browsers reach this server, without a trailing slash
public record ApiParts(
        AppTokens appTokens,
        SdkTokens sdkTokens,
        Permalinks permalinks,
        Redirects redirects,
        Applicants applicants,
        Inspections inspections,
        Reviews reviews,
        CompositionStore compositions,
        StillStore stills,
        BlobStore blobs,
        RateLimits rateLimits,
        Subscriptions webhooks,
        SampleSender samples,
        SummaryReports reports,
        AuditTrail audit,
        Administration administration,
        InstantSource clock,
        String clientId,
        Supplier<String> baseUrl) {}
