package dev.vident.server.webhook;

import dev.vident.client.DigestAlgorithm;
import dev.vident.server.applicant.Applicant;
import dev.vident.server.applicant.ApplicantType;
import dev.vident.server.platform.Mode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where an integrator wants to be told of what: `ClientWebhook` of contract section 5.6.
///
/// @param mode it hears of applicants of this mode only
/// @param target address of the receiver
/// @param types wire names; unknown ones never fire
/// @param applicantType the only type it wants to hear of, absent for both
/// @param sourceKeys the only source keys it wants to hear of, empty for all
/// @param sealedSecret key of the digests, sealed by the vault
/// @param sealedHeaders custom headers, sealed by the vault
/// @param resend whether failed deliveries are tried again
/// @param createdBy id of the app token that made it
public record Subscription(
        String id,
        Mode mode,
        String name,
        @Nullable String description,
        String target,
        List<String> types,
        @Nullable ApplicantType applicantType,
        List<String> sourceKeys,
        String sealedSecret,
        DigestAlgorithm algorithm,
        String sealedHeaders,
        boolean resend,
        boolean disabled,
        Instant createdAt,
        String createdBy) {
    public Subscription {
        types = List.copyOf(types);
        sourceKeys = List.copyOf(sourceKeys);
    }

    /// Whether a notice of this type about this applicant goes to the receiver.
    boolean wants(WebhookType type, Applicant applicant) {
        return !disabled
                && mode == applicant.mode()
                && types.contains(type.wireName())
                && (applicantType == null || applicantType == applicant.type())
                && (sourceKeys.isEmpty()
                        || (applicant.sourceKey() != null
                                && sourceKeys.contains(applicant.sourceKey())));
    }
}
