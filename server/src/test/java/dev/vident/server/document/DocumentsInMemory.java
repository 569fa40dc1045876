package dev.vident.server.document;

import dev.vident.server.platform.PicturesInMemory;
import dev.vident.server.platform.TransactionsInMemory;
import java.util.List;
import java.util.Optional;

public final class DocumentsInMemory implements DocumentStore {
    private final PicturesInMemory<Document> pictures;

    public DocumentsInMemory(TransactionsInMemory transactions) {
        this.pictures = new PicturesInMemory<>(transactions, Document::imageId, Document::addedAt);
    }

    @Override
    public void insert(Document document) {
        pictures.insert(document);
    }

    @Override
    public void setDeactivated(long imageId, boolean deactivated) {
        pictures.change(
                imageId,
                row ->
                        new Document(
                                row.imageId(),
                                row.applicantId(),
                                row.inspectionId(),
                                row.attemptId(),
                                row.idDocType(),
                                row.idDocSubType(),
                                row.country(),
                                row.details(),
                                row.file(),
                                row.addedAt(),
                                deactivated));
    }

    @Override
    public Optional<Document> find(long imageId) {
        return pictures.find(imageId);
    }

    @Override
    public List<Document> ofApplicant(String applicantId) {
        return pictures.where(row -> row.applicantId().equals(applicantId));
    }
}
