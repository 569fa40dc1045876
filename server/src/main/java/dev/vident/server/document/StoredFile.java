package dev.vident.server.document;

import org.jspecify.annotations.Nullable;

/// The file of a document.
///
/// @param contentType as found in the file
/// @param width pixels; absent unless it is a picture, as `height`
/// @param sha256 hex
/// @param blobKey where it lies
public record StoredFile(
        String fileName,
        String contentType,
        long sizeBytes,
        @Nullable Integer width,
        @Nullable Integer height,
        String sha256,
        String blobKey) {}
