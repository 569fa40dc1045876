package dev.vident.server.webhook;

import dev.vident.client.DigestAlgorithm;
import dev.vident.server.applicant.ApplicantType;
import dev.vident.server.platform.Redacted;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a subscription is made with, or changed to; an absent member takes its default or stays as
/// it is.
public record SubscriptionChange(
        @Nullable String name,
        @Nullable String description,
        @Nullable String target,
        @Nullable List<String> types,
        @Nullable ApplicantType applicantType,
        @Nullable List<String> sourceKeys,
        @Nullable Redacted<String> secretKey,
        @Nullable DigestAlgorithm algorithm,
        @Nullable List<CustomHeader> headers,
        @Nullable Boolean resend,
        @Nullable Boolean disabled) {}
