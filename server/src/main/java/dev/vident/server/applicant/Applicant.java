package dev.vident.server.applicant;

import dev.vident.server.platform.Mode;
import dev.vident.server.platform.Problem;
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
        Review review,
        Standing standing) {
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

    /// @throws dev.vident.server.platform.ProblemException 409 while the applicant is being checked
    public void requireNotChecked() {
        if (isBeingChecked()) {
            throw new Problem.Conflict("Applicant is being checked").exception();
        }
    }

    /// Whether the applicant waits for a call, is in one, or waits for the verdict after it.
    public boolean isBeingChecked() {
        return switch (review.status()) {
            case PENDING, QUEUED -> true;
            case INIT, ON_HOLD, COMPLETED -> false;
        };
    }

    Applicant with(Standing next) {
        return with(levelName, fixedInfo, review, next);
    }

    Applicant withFixedInfo(PersonalInfo next) {
        return with(levelName, next, review, standing);
    }

    /// The applicant on another level, under a review of its own.
    public Applicant onLevel(String nextLevelName, Review next) {
        return with(nextLevelName, fixedInfo, next, standing);
    }

    private Applicant with(
            String nextLevelName,
            @Nullable PersonalInfo nextFixedInfo,
            Review nextReview,
            Standing nextStanding) {
        return new Applicant(
                id,
                mode,
                inspectionId,
                externalUserId,
                type,
                nextLevelName,
                sourceKey,
                email,
                phone,
                lang,
                info,
                nextFixedInfo,
                metadata,
                createdAt,
                consentAt,
                nextReview,
                nextStanding);
    }
}
