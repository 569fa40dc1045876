package dev.vident.server.applicant;

import dev.vident.server.platform.Redacted;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an integrator changes of an applicant's top level (contract section 4.10). What is null
/// stays; an empty text takes the value away, except that `externalUserId` cannot be taken away.
///
/// @param questionnaires a JSON array as text
/// @param deleted whether the applicant is to be deactivated
public record ProfileChange(
        @Nullable String externalUserId,
        @Nullable Redacted<String> email,
        @Nullable Redacted<String> phone,
        @Nullable String sourceKey,
        @Nullable String lang,
        @Nullable List<Metadata> metadata,
        @Nullable Redacted<String> questionnaires,
        @Nullable Boolean deleted) {
    /// Whether it changes anything besides `deleted`.
    boolean changesData() {
        return externalUserId != null
                || email != null
                || phone != null
                || sourceKey != null
                || lang != null
                || metadata != null
                || questionnaires != null;
    }

    /// The applicant with these values, `deleted` aside.
    Applicant appliedTo(Applicant known) {
        return new Applicant(
                known.id(),
                known.mode(),
                known.inspectionId(),
                externalUserId == null || externalUserId.isEmpty()
                        ? known.externalUserId()
                        : externalUserId,
                known.type(),
                known.levelName(),
                text(sourceKey, known.sourceKey()),
                hidden(email, known.email()),
                hidden(phone, known.phone()),
                text(lang, known.lang()),
                known.info(),
                known.fixedInfo(),
                metadata == null ? known.metadata() : metadata,
                known.createdAt(),
                known.consentAt(),
                known.review(),
                known.standing().withQuestionnaires(questionnaires));
    }

    private static @Nullable String text(@Nullable String wanted, @Nullable String known) {
        if (wanted == null) {
            return known;
        }
        return wanted.isEmpty() ? null : wanted;
    }

    private static @Nullable Redacted<String> hidden(
            @Nullable Redacted<String> wanted, @Nullable Redacted<String> known) {
        if (wanted == null) {
            return known;
        }
        return wanted.value().isEmpty() ? null : wanted;
    }
}
