package dev.vident.server.applicant;

import dev.vident.server.platform.Redacted;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an integrator gives to create an applicant (contract section 4.1).
///
/// @param externalUserId the integrator's own name for the person, at most 512 characters; one is
///   made when absent
/// @param lang ISO 639-1
public record NewApplicant(
        @Nullable String externalUserId,
        ApplicantType type,
        @Nullable String sourceKey,
        @Nullable Redacted<String> email,
        @Nullable Redacted<String> phone,
        @Nullable String lang,
        @Nullable PersonalInfo info,
        @Nullable PersonalInfo fixedInfo,
        List<Metadata> metadata) {
    public NewApplicant {
        metadata = List.copyOf(metadata);
    }

    /// The same with another source key.
    public NewApplicant withSourceKey(@Nullable String key) {
        return new NewApplicant(
                externalUserId, type, key, email, phone, lang, info, fixedInfo, metadata);
    }

    /// An individual of whom nothing but the integrator's name is known.
    public static NewApplicant named(@Nullable String externalUserId) {
        return new NewApplicant(
                externalUserId,
                ApplicantType.INDIVIDUAL,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of());
    }
}
