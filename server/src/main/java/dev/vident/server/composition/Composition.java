package dev.vident.server.composition;

import dev.vident.server.platform.Mode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The one playable video of a call.
///
/// @param mediaId `compositionMediaId` of the wire; told only once the state is ready
/// @param renderingStartedAt when rendering first started, `compositionCreatedAt` of the wire
public record Composition(
        String callId,
        String mediaId,
        String applicantId,
        String inspectionId,
        Mode mode,
        CompositionState state,
        Instant recordedAt,
        @Nullable Instant renderingStartedAt) {
    /// The composition of a call whose recording has just been finished.
    public static Composition recorded(
            String callId,
            String mediaId,
            String applicantId,
            String inspectionId,
            Mode mode,
            Instant now) {
        return new Composition(
                callId,
                mediaId,
                applicantId,
                inspectionId,
                mode,
                new CompositionState.Recorded(),
                now,
                null);
    }

    /// The composition in another state; the first rendering is remembered.
    public Composition with(CompositionState next) {
        Instant started =
                renderingStartedAt == null && next instanceof CompositionState.Rendering rendering
                        ? rendering.since()
                        : renderingStartedAt;
        return new Composition(
                callId, mediaId, applicantId, inspectionId, mode, next, recordedAt, started);
    }

    /// The key of its poster, a JPEG, in the blob store; there need not be one.
    public String posterKey() {
        return StoredVideo.posterKey(mediaId);
    }
}
