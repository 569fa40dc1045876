package dev.vident.server.http.api;

import dev.vident.server.applicant.Applicant;
import dev.vident.server.applicant.Applicants;
import dev.vident.server.http.Answer;
import dev.vident.server.identification.Inspection;
import dev.vident.server.identification.Inspections;
import dev.vident.server.platform.BlobStore;
import dev.vident.server.platform.Problem;
import dev.vident.server.script.Still;
import dev.vident.server.script.StillStore;
import java.io.InputStream;
import java.util.List;

/// Stills taken in a call: their bytes and what is known about them (contract 4.9).
final class ImageResource {

    private static final int DIGITS_MAX = 18;

    private final Applicants applicants;
    private final Inspections inspections;
    private final StillStore stills;
    private final BlobStore blobs;

    ImageResource(ApiParts parts) {
        this.applicants = parts.applicants();
        this.inspections = parts.inspections();
        this.stills = parts.stills();
        this.blobs = parts.blobs();
    }

    /// `GET /resources/inspections/{inspectionId}/resources/{imageId}`
    Answer bytes(ApiCall call) {
        Inspection inspection = inspections.get(call.mode(), call.segment(0));
        long imageId = imageId(call.segment(1));
        Still still =
                stills.find(imageId)
                        .filter(found -> found.inspectionId().equals(inspection.id()))
                        .orElseThrow(() -> unknown(imageId));
        InputStream bytes =
                blobs.open(still.blobKey(), 0, still.sizeBytes())
                        .orElseThrow(() -> unknown(imageId));
        return new Answer(
                200,
                List.of(
                        new Answer.Header("Content-Type", still.contentType()),
                        new Answer.Header("X-Image-Id", Long.toString(imageId))),
                new Answer.Body.Stream(bytes, still.sizeBytes()));
    }

    /// `GET /resources/applicants/{applicantId}/metadata/resources`
    Answer list(ApiCall call) {
        Applicant applicant =
                ApplicantReference.of(call.captured().getFirst()).find(applicants, call.mode());
        List<ImageBody> items =
                stills.ofApplicant(applicant.id()).stream().map(ImageBody::of).toList();
        return Answer.json(200, new ImageBody.Page(items, items.size()));
    }

    private static long imageId(String text) {
        if (!text.matches("[0-9]{1," + DIGITS_MAX + "}")) {
            throw new Problem.InvalidId(text).exception();
        }
        return Long.parseLong(text);
    }

    private static RuntimeException unknown(long imageId) {
        return new Problem.NotFound("Image with id " + imageId + " not found").exception();
    }
}
