package dev.vident.server.document;

import java.util.List;
import java.util.Optional;

/// Keeps what is known about documents. Thread-safe; takes part in the transaction of the calling
/// thread.
public interface DocumentStore {
    void insert(Document document);

    /// Marks a document as counting or not.
    void setDeactivated(long imageId, boolean deactivated);

    Optional<Document> find(long imageId);

    /// The documents of one applicant, oldest first.
    List<Document> ofApplicant(String applicantId);
}
