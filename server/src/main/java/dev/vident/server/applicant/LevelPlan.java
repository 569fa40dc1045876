package dev.vident.server.applicant;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an integrator wants of a level (contract section 4.13); what is null stays, or takes its
/// default on a new level.
///
/// @param documents `requiredIdDocs`, replaced as a whole
/// @param videoIdentSettings a JSON object as text
public record LevelPlan(
        @Nullable String name,
        @Nullable String description,
        @Nullable ApplicantType applicantType,
        @Nullable Documents documents,
        @Nullable String videoIdentSettings) {

    /// What the applicant has to hand in and whether there is a call.
    public record Documents(
            boolean videoIdent, List<String> uploadTypes, List<DocumentSet> documentSets) {
        public Documents {
            uploadTypes = List.copyOf(uploadTypes);
            documentSets = List.copyOf(documentSets);
        }
    }
}
