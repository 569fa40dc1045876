package dev.vident.server.http.api;

import dev.vident.client.DigestAlgorithm;
import dev.vident.server.applicant.ApplicantType;
import dev.vident.server.platform.Problem;
import dev.vident.server.platform.Redacted;
import dev.vident.server.platform.WireDates;
import dev.vident.server.webhook.CustomHeader;
import dev.vident.server.webhook.Subscription;
import dev.vident.server.webhook.SubscriptionChange;
import dev.vident.server.webhook.Subscriptions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `ClientWebhook`, as it is sent and answered (contract 5.6).
public record WebhookBody(
        @Nullable String id,
        @Nullable String name,
        @Nullable String description,
        @Nullable String target,
        @Nullable String targetType,
        @Nullable List<String> types,
        @Nullable String applicantType,
        @Nullable List<String> sourceKeys,
        @Nullable String secretKey,
        @Nullable String signatureAlgorithm,
        @Nullable List<Header> headers,
        @Nullable Boolean notResendFailedWebhooks,
        @Nullable Boolean disabled,
        @Nullable String clientId,
        @Nullable String createdAt,
        @Nullable String createdBy) {

    private static final String HTTP = "http";

    /// A custom header.
    public record Header(@Nullable String key, @Nullable String value) {}

    /// The wire form of a subscription, its secret in clear text as documented.
    public static WebhookBody of(
            Subscription subscription, Subscriptions subscriptions, String clientId) {
        ApplicantType applicantType = subscription.applicantType();
        return new WebhookBody(
                subscription.id(),
                subscription.name(),
                subscription.description(),
                subscription.target(),
                HTTP,
                subscription.types(),
                applicantType == null ? null : applicantType.wireName(),
                subscription.sourceKeys(),
                subscriptions.secretKey(subscription).value(),
                subscription.algorithm().name(),
                subscriptions.headers(subscription).stream()
                        .map(header -> new Header(header.key(), header.value().value()))
                        .toList(),
                !subscription.resend(),
                subscription.disabled(),
                clientId,
                WireDates.plain(subscription.createdAt()),
                subscription.createdBy());
    }

    /// What the given members change.
    ///
    /// @throws dev.vident.server.platform.ProblemException 400 for a value that is not known
    public SubscriptionChange toChange() {
        if (targetType != null && !targetType.equals(HTTP)) {
            throw new Problem.BadRequest("targetType must be http").exception();
        }
        return new SubscriptionChange(
                name,
                description,
                target,
                types == null ? null : ApiCall.present(types),
                applicantType == null || applicantType.isEmpty()
                        ? null
                        : NewApplicantBody.type(applicantType),
                sourceKeys == null ? null : ApiCall.present(sourceKeys),
                secretKey == null || secretKey.isEmpty() ? null : Redacted.of(secretKey),
                algorithm(signatureAlgorithm),
                headers == null
                        ? null
                        : ApiCall.present(headers).stream().map(WebhookBody::header).toList(),
                notResendFailedWebhooks == null ? null : !notResendFailedWebhooks,
                disabled);
    }

    /// @throws dev.vident.server.platform.ProblemException 400 for an unknown name
    static @Nullable DigestAlgorithm algorithm(@Nullable String name) {
        return name == null || name.isEmpty()
                ? null
                : DigestAlgorithm.ofHeader(name)
                        .orElseThrow(() ->
                                new Problem.BadRequest("Unknown signature algorithm").exception());
    }

    private static CustomHeader header(Header sent) {
        return new CustomHeader(
                ApiCall.required(sent.key(), "key of a header"),
                Redacted.of(sent.value() == null ? "" : sent.value()));
    }
}
