package dev.vident.server.applicant;

import dev.vident.server.platform.Mode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A named configuration of what an applicant has to do.
///
/// @param name case-sensitive, unique within the mode
/// @param description `desc` of the wire
/// @param videoIdent whether the applicant has to pass a video call
/// @param uploadTypes document types that are uploaded as files in the flow of the call
/// @param documentSets `requiredIdDocs.docSets` of the wire
/// @param videoIdentSettings a JSON object as text, kept as the integrator sent it
public record Level(
        String id,
        Mode mode,
        String name,
        @Nullable String description,
        ApplicantType applicantType,
        boolean videoIdent,
        List<String> uploadTypes,
        List<DocumentSet> documentSets,
        @Nullable String videoIdentSettings,
        Instant createdAt) {
    public Level {
        uploadTypes = List.copyOf(uploadTypes);
        documentSets = List.copyOf(documentSets);
    }

    /// Whether an applicant of this level may hand in a document of the type.
    public boolean accepts(String idDocType) {
        return uploadTypes.contains(idDocType)
                || documentSets.stream().anyMatch(set -> set.types().contains(idDocType));
    }
}
