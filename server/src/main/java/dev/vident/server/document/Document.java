package dev.vident.server.document;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A document an integrator handed in (contract section 4.8).
///
/// @param imageId names the document and, where there is one, its file
/// @param attemptId of the review under which it was handed in
/// @param idDocType for instance `PASSPORT`
/// @param idDocSubType `FRONT_SIDE` or `BACK_SIDE` of a document with two sides
/// @param country ISO 3166-1 alpha-3
/// @param file absent when only data were handed in
/// @param deactivated whether it no longer counts
public record Document(
        long imageId,
        String applicantId,
        String inspectionId,
        String attemptId,
        String idDocType,
        @Nullable String idDocSubType,
        String country,
        DocumentDetails details,
        @Nullable StoredFile file,
        Instant addedAt,
        boolean deactivated) {
    /// `source` of the wire (contract section 4.9).
    public static final String SOURCE = "fileupload";
}
