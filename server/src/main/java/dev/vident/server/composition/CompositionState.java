package dev.vident.server.composition;

import java.time.Instant;

/// How far the rendering of a call is.
public sealed interface CompositionState {
    /// The recording waits to be rendered.
    record Recorded() implements CompositionState {}

    record Rendering(Instant since) implements CompositionState {}

    /// The video is in the blob store.
    ///
    /// @param blobKey its key there
    /// @param sha256 of the video, hex
    record Ready(Instant at, long durationSeconds, String blobKey, long sizeBytes, String sha256)
            implements CompositionState {}

    /// Rendering failed; the journals are untouched and it can be tried again.
    record Failed(Instant at, String reason) implements CompositionState {}
}
