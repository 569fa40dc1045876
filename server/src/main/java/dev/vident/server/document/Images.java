package dev.vident.server.document;

import dev.vident.server.applicant.Applicant;
import dev.vident.server.applicant.ApplicantStore;
import dev.vident.server.event.DomainEvent;
import dev.vident.server.event.Events;
import dev.vident.server.identification.Inspection;
import dev.vident.server.platform.BlobStore;
import dev.vident.server.platform.Problem;
import dev.vident.server.platform.Transactions;
import dev.vident.server.script.Still;
import dev.vident.server.script.StillStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/// The pictures of an applicant, whether taken in a call or handed in (contract section 4.9).
/// Thread-safe.
public final class Images {
    /// The bytes of an image, as they lie on disk.
    public record Source(String contentType, String blobKey, long sizeBytes) {}

    private final StillStore stills;
    private final DocumentStore documents;
    private final ApplicantStore applicants;
    private final BlobStore blobs;
    private final Events events;
    private final Transactions transactions;

    public Images(
            StillStore stills,
            DocumentStore documents,
            ApplicantStore applicants,
            BlobStore blobs,
            Events events,
            Transactions transactions) {
        this.stills = stills;
        this.documents = documents;
        this.applicants = applicants;
        this.blobs = blobs;
        this.events = events;
        this.transactions = transactions;
    }

    /// Where the bytes of an image are.
    ///
    /// @throws dev.vident.server.platform.ProblemException 404 when the inspection has no such one
    public Source source(Inspection inspection, long imageId) {
        Optional<Source> still =
                still(inspection, imageId)
                        .map(found ->
                                new Source(
                                        found.contentType(), found.blobKey(), found.sizeBytes()));
        return still.or(() ->
                        document(inspection, imageId)
                                .map(Document::file)
                                .map(file ->
                                        new Source(
                                                file.contentType(),
                                                file.blobKey(),
                                                file.sizeBytes())))
                .orElseThrow(() -> unknown(imageId));
    }

    /// Opens the bytes of an image.
    ///
    /// @throws dev.vident.server.platform.ProblemException 404 when they are gone
    public InputStream open(Source source, long imageId) {
        return blobs.open(source.blobKey(), 0, source.sizeBytes())
                .orElseThrow(() -> unknown(imageId));
    }

    /// The bytes of a picture with the mark of a copy.
    ///
    /// @throws dev.vident.server.platform.ProblemException 403 when it can take none, 404 when the
    ///   bytes are gone
    public byte[] copy(Source source, long imageId) {
        try (InputStream file = open(source, imageId)) {
            return Watermark.on(file.readAllBytes())
                    .orElseThrow(() ->
                            new Problem.Forbidden(
                                            "The app token gets pictures with a watermark only,"
                                                    + " and this one cannot take it")
                                    .exception());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Marks an image as counting or not.
    ///
    /// @return false, and nothing changes, while the applicant is being checked
    /// @throws dev.vident.server.platform.ProblemException 404 when the inspection has no such one
    public boolean setDeactivated(Inspection inspection, long imageId, boolean deactivated) {
        return transactions.inTransaction(() -> {
            Applicant applicant = applicants.lock(inspection.applicantId()).orElseThrow();
            Optional<Still> still = still(inspection, imageId);
            Optional<Document> document = document(inspection, imageId);
            if (still.isEmpty() && document.isEmpty()) {
                throw unknown(imageId);
            }
            if (applicant.isBeingChecked()) {
                return false;
            }
            if (still.isPresent()) {
                stills.setDeactivated(imageId, deactivated);
            } else {
                documents.setDeactivated(imageId, deactivated);
            }
            events.append(
                    applicant.id(),
                    deactivated
                            ? new DomainEvent.ImageDeactivated(imageId)
                            : new DomainEvent.ImageReverted(imageId));
            return true;
        });
    }

    private Optional<Still> still(Inspection inspection, long imageId) {
        return stills.find(imageId).filter(found -> found.inspectionId().equals(inspection.id()));
    }

    private Optional<Document> document(Inspection inspection, long imageId) {
        return documents
                .find(imageId)
                .filter(found -> found.inspectionId().equals(inspection.id()));
    }

    private static RuntimeException unknown(long imageId) {
        return new Problem.NotFound("Image with id " + imageId + " not found").exception();
    }
}
