package dev.vident.server.document;

import dev.vident.server.applicant.Applicant;
import dev.vident.server.applicant.ApplicantStore;
import dev.vident.server.applicant.Level;
import dev.vident.server.applicant.RejectType;
import dev.vident.server.applicant.ReviewResult;
import dev.vident.server.applicant.ReviewStatus;
import dev.vident.server.event.DomainEvent;
import dev.vident.server.event.Events;
import dev.vident.server.platform.BlobStore;
import dev.vident.server.platform.ImageIds;
import dev.vident.server.platform.Problem;
import dev.vident.server.platform.SumsubError;
import dev.vident.server.platform.Transactions;
import dev.vident.server.script.Picture;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Takes documents in and keeps them (contract section 4.8). Thread-safe.
public final class Documents {
    /// The largest file taken, in bytes.
    public static final long SIZE_MAX = FileCheck.SIZE_MAX;

    /// How many documents of an applicant may count at once.
    public static final int COUNT_MAX = 100;

    private static final int FILE_NAME_LENGTH_MAX = 255;

    private final DocumentStore store;
    private final ApplicantStore applicants;
    private final BlobStore blobs;
    private final Events events;
    private final Transactions transactions;
    private final ImageIds imageIds;
    private final InstantSource clock;

    public Documents(
            DocumentStore store,
            ApplicantStore applicants,
            BlobStore blobs,
            Events events,
            Transactions transactions,
            ImageIds imageIds,
            InstantSource clock) {
        this.store = store;
        this.applicants = applicants;
        this.blobs = blobs;
        this.events = events;
        this.transactions = transactions;
        this.imageIds = imageIds;
        this.clock = clock;
    }

    /// Keeps a document; when this returns its file is on disk and listed.
    ///
    /// @param level the applicant's
    /// @param content the file, or null when there are data only
    /// @throws dev.vident.server.platform.ProblemException codes 1000–1006 and 1008–1011 of
    ///   contract section 3.4
    public Document add(
            Applicant applicant, Level level, NewDocument wanted, @Nullable Content content) {
        requireOpen(applicant, level, wanted.idDocType());
        long imageId = imageIds.next();
        StoredFile file = content == null ? null : keep(applicant.id(), imageId, wanted, content);
        boolean stored = false;
        try {
            Document document =
                    transactions.inTransaction(
                            () -> insert(applicant, level, wanted, imageId, file));
            stored = true;
            return document;
        } finally {
            if (!stored && file != null) {
                blobs.delete(file.blobKey());
            }
        }
    }

    /// The document that an image belongs to.
    public Optional<Document> find(long imageId) {
        return store.find(imageId);
    }

    /// The documents of one applicant, oldest first.
    public List<Document> ofApplicant(String applicantId) {
        return store.ofApplicant(applicantId);
    }

    /// Marks documents as not counting any more; the files stay.
    ///
    /// @param documentType says by `idDocType` which ones
    public void deactivate(String applicantId, Predicate<String> documentType) {
        transactions.run(() -> {
            for (Document document : store.ofApplicant(applicantId)) {
                if (documentType.test(document.idDocType())) {
                    store.setDeactivated(document.imageId(), true);
                }
            }
        });
    }

    /// What may have changed since the caller looked is looked at again under the lock.
    private Document insert(
            Applicant seen,
            Level level,
            NewDocument wanted,
            long imageId,
            @Nullable StoredFile file) {
        Applicant applicant = applicants.lock(seen.id()).orElseThrow();
        requireOpen(applicant, level, wanted.idDocType());
        List<Document> counting =
                store.ofApplicant(applicant.id()).stream()
                        .filter(known -> !known.deactivated())
                        .toList();
        if (counting.size() >= COUNT_MAX) {
            throw new Problem.BadRequest("Too many documents", SumsubError.TOO_MANY_DOCUMENTS)
                    .exception();
        }
        if (file != null && counting.stream().anyMatch(known -> isSame(known, file))) {
            throw refusal("Duplicate document", SumsubError.DUPLICATE_DOCUMENT);
        }
        Document document =
                new Document(
                        imageId,
                        applicant.id(),
                        applicant.inspectionId(),
                        applicant.review().attemptId(),
                        wanted.idDocType(),
                        wanted.idDocSubType(),
                        wanted.country(),
                        wanted.details(),
                        file,
                        clock.instant().truncatedTo(ChronoUnit.MILLIS),
                        false);
        store.insert(document);
        events.append(
                applicant.id(),
                new DomainEvent.DocumentAdded(
                        imageId, wanted.idDocType(), file == null ? null : file.sha256()));
        return document;
    }

    private static boolean isSame(Document known, StoredFile file) {
        StoredFile other = known.file();
        return other != null && other.sha256().equals(file.sha256());
    }

    private static void requireOpen(Applicant applicant, Level level, String idDocType) {
        if (applicant.standing().deleted()) {
            throw refusal("Applicant is deactivated", SumsubError.APPLICANT_MARKED_AS_DELETED);
        }
        ReviewResult result = applicant.review().result();
        if (result != null && result.rejectType() == RejectType.FINAL) {
            throw refusal("Applicant has a final reject", SumsubError.APPLICANT_WITH_FINAL_REJECT);
        }
        ReviewStatus status = applicant.review().status();
        boolean inFlow = status == ReviewStatus.PENDING && level.uploadTypes().contains(idDocType);
        if (!inFlow && (status == ReviewStatus.PENDING || status == ReviewStatus.QUEUED)) {
            throw refusal(
                    "Applicant is being checked", SumsubError.NO_UPLOAD_VERIFICATION_IN_PROGRESS);
        }
        if (!level.accepts(idDocType)) {
            throw refusal(
                    "The level does not ask for a document of type " + idDocType,
                    SumsubError.DOC_TYPE_NOT_IN_REQ_DOCS);
        }
    }

    /// The file first: a row never points to nothing.
    private StoredFile keep(String applicantId, long imageId, NewDocument wanted, Content content) {
        FileCheck check = FileCheck.of(content);
        Picture picture = check.picture();
        String extension = check.format().extension();
        String key = "documents/" + applicantId + "/" + imageId + "." + extension;
        try (InputStream bytes = content.open()) {
            blobs.put(key, bytes);
        } catch (IOException failure) {
            throw new UncheckedIOException("an uploaded file cannot be read", failure);
        }
        return new StoredFile(
                fileName(content, wanted.idDocType(), extension),
                check.format().contentType(),
                content.size(),
                picture == null ? null : picture.width(),
                picture == null ? null : picture.height(),
                check.sha256(),
                key);
    }

    /// The sender's name without folders and control characters, else one of ours.
    private static String fileName(Content content, String idDocType, String extension) {
        String given = content.fileName();
        String name = given == null ? "" : given.replace('\\', '/');
        name = name.substring(name.lastIndexOf('/') + 1).replaceAll("\\p{Cntrl}", "").strip();
        if (name.isEmpty()) {
            return idDocType.toLowerCase(java.util.Locale.ROOT) + "." + extension;
        }
        return name.substring(0, Math.min(name.length(), FILE_NAME_LENGTH_MAX));
    }

    private static RuntimeException refusal(String description, SumsubError error) {
        return new Problem.Conflict(description, error).exception();
    }
}
