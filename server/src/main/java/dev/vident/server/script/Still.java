package dev.vident.server.script;

import java.time.Instant;

/// A full-resolution picture taken in a call (contract section 4.9).
///
/// @param attemptId of the review under which it was taken
/// @param contentType `image/jpeg` or `image/png`
/// @param width pixels
/// @param height pixels
/// @param sha256 of the file, hex
/// @param blobKey where the file is
/// @param deactivated whether it no longer counts
public record Still(
        long imageId,
        String applicantId,
        String inspectionId,
        String callId,
        String attemptId,
        StillKind kind,
        String fileName,
        String contentType,
        long sizeBytes,
        int width,
        int height,
        String sha256,
        String blobKey,
        Instant takenAt,
        boolean deactivated) {
    /// `source` of the wire.
    public static final String SOURCE = "videoident";
}
