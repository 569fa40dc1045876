package dev.vident.server.http.api;

import dev.vident.server.composition.Composition;
import dev.vident.server.composition.CompositionState;
import dev.vident.server.composition.CompositionStore;
import dev.vident.server.http.Answer;
import dev.vident.server.http.RangedAnswer;
import dev.vident.server.platform.BlobStore;
import dev.vident.server.platform.Ids;
import dev.vident.server.platform.Problem;

/// `GET /resources/videoIdent/applicant/{applicantId}/media/{mediaId}`: the composed video of a
/// call (contract section 2).
final class MediaResource {

    private final CompositionStore compositions;
    private final BlobStore blobs;

    MediaResource(CompositionStore compositions, BlobStore blobs) {
        this.compositions = compositions;
        this.blobs = blobs;
    }

    Answer get(ApiCall call) {
        String applicantId = requireId(call.segment(0));
        String mediaId = requireId(call.segment(1));
        Composition composition =
                compositions
                        .findByMediaId(mediaId)
                        .filter(found -> found.mode() == call.mode())
                        .filter(found -> found.applicantId().equals(applicantId))
                        .orElseThrow(() -> unknown(mediaId));
        if (!(composition.state() instanceof CompositionState.Ready ready)) {
            throw unknown(mediaId);
        }
        return RangedAnswer.of(
                        call.exchange(),
                        "video/mp4",
                        mediaId,
                        ready.sizeBytes(),
                        (offset, length) ->
                                blobs.open(ready.blobKey(), offset, length)
                                        .orElseThrow(() -> unknown(mediaId)))
                .with("Content-Disposition", "attachment; filename=\"" + mediaId + ".mp4\"");
    }

    private static String requireId(String id) {
        if (!Ids.isId(id)) {
            throw new Problem.InvalidId(id).exception();
        }
        return id;
    }

    private static RuntimeException unknown(String mediaId) {
        return new Problem.NotFound("Media with id " + mediaId + " not found").exception();
    }
}
