package dev.vident.server.applicant;

import dev.vident.server.platform.Mode;
import java.time.Instant;
import java.util.List;

/// A named configuration of what an applicant has to do.
///
/// @param name case-sensitive, unique within the mode
/// @param videoIdent whether the applicant has to pass a video call
/// @param documentSets `requiredIdDocs.docSets` of the wire
public record Level(
        String id,
        Mode mode,
        String name,
        ApplicantType applicantType,
        boolean videoIdent,
        List<DocumentSet> documentSets,
        Instant createdAt) {
    public Level {
        documentSets = List.copyOf(documentSets);
    }
}
