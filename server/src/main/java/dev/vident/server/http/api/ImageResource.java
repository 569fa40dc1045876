package dev.vident.server.http.api;

import dev.vident.server.applicant.Applicant;
import dev.vident.server.applicant.Applicants;
import dev.vident.server.document.Document;
import dev.vident.server.document.Documents;
import dev.vident.server.document.Images;
import dev.vident.server.document.StoredFile;
import dev.vident.server.document.Watermark;
import dev.vident.server.http.Answer;
import dev.vident.server.identification.Inspection;
import dev.vident.server.identification.Inspections;
import dev.vident.server.platform.Problem;
import dev.vident.server.script.Still;
import dev.vident.server.script.StillStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Pictures, taken in a call or handed in: their bytes, what is known about them, whether they
/// count (contract 4.9, row 30).
final class ImageResource {

    private static final int DIGITS_MAX = 18;

    private final Applicants applicants;
    private final Inspections inspections;
    private final StillStore stills;
    private final Documents documents;
    private final Images images;

    ImageResource(ApiParts parts) {
        this.applicants = parts.applicants();
        this.inspections = parts.inspections();
        this.stills = parts.stills();
        this.documents = parts.administration().documents();
        this.images = parts.administration().images();
    }

    /// `GET /resources/inspections/{inspectionId}/resources/{imageId}`; a copy for tokens that get
    /// no more (contract section 3.3).
    Answer bytes(ApiCall call) {
        Inspection inspection = inspections.get(call.mode(), call.segment(0));
        long imageId = imageId(call.segment(1));
        Images.Source source = images.source(inspection, imageId);
        if (call.caller().getsCopiesOnly() && Watermark.concerns(source.contentType())) {
            return Answer.bytes(200, source.contentType(), images.copy(source, imageId))
                    .with("X-Image-Id", Long.toString(imageId));
        }
        return new Answer(
                200,
                List.of(
                        new Answer.Header("Content-Type", source.contentType()),
                        new Answer.Header("X-Image-Id", Long.toString(imageId))),
                new Answer.Body.Stream(images.open(source, imageId), source.sizeBytes()));
    }

    /// `DELETE /resources/inspections/{inspectionId}/resources/{imageId}?revert=`: 304 without a
    /// body while the applicant is being checked (contract 3.4).
    Answer deactivate(ApiCall call) {
        Inspection inspection = inspections.get(call.mode(), call.segment(0));
        boolean revert = "true".equalsIgnoreCase(call.parameter("revert"));
        return images.setDeactivated(inspection, imageId(call.segment(1)), !revert)
                ? ApiCall.acknowledgement()
                : Answer.empty(304);
    }

    /// `GET /resources/applicants/{applicantId}/metadata/resources`: oldest first.
    Answer list(ApiCall call) {
        Applicant applicant = call.applicant(applicants);
        List<ImageBody> items = new ArrayList<>();
        for (Still still : stills.ofApplicant(applicant.id())) {
            items.add(ImageBody.of(still));
        }
        for (Document document : documents.ofApplicant(applicant.id())) {
            StoredFile file = document.file();
            if (file != null) {
                items.add(ImageBody.of(document, file));
            }
        }
        items.sort(Comparator.comparing(ImageBody::addedDate));
        return Answer.json(200, new ImageBody.Page(items, items.size()));
    }

    private static long imageId(String text) {
        if (!text.matches("[0-9]{1," + DIGITS_MAX + "}")) {
            throw new Problem.InvalidId(text).exception();
        }
        return Long.parseLong(text);
    }
}
