package dev.vident.server.applicant;

import dev.vident.server.platform.Mode;
import dev.vident.server.platform.Redacted;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The person to identify (contract section 4.2).
///
/// @param lang ISO 639-1
/// @param consentAt when the applicant agreed to be recorded, absent before
public record Applicant(
        String id,
        Mode mode,
        String inspectionId,
        String externalUserId,
        ApplicantType type,
        String levelName,
        @Nullable String sourceKey,
        @Nullable Redacted<String> email,
        @Nullable Redacted<String> phone,
        @Nullable String lang,
        @Nullable PersonalInfo info,
        @Nullable PersonalInfo fixedInfo,
        List<Metadata> metadata,
        Instant createdAt,
        @Nullable Instant consentAt,
        Review review) {
    public Applicant {
        metadata = List.copyOf(metadata);
    }

    /// What the integrator fixed, else what was found, else nothing: the name to show at the desk.
    public @Nullable String displayName() {
        for (PersonalInfo known : new @Nullable PersonalInfo[] {fixedInfo, info}) {
            if (known != null && !known.displayName().isEmpty()) {
                return known.displayName();
            }
        }
        return null;
    }

    /// Where the person lives, ISO 3166-1 alpha-3: what the integrator fixed, else what was found.
    public @Nullable String country() {
        for (PersonalInfo known : new @Nullable PersonalInfo[] {fixedInfo, info}) {
            if (known != null && known.country() != null) {
                return known.country();
            }
        }
        return null;
    }
}
