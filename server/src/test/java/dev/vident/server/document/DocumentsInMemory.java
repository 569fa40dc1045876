package dev.vident.server.document;

import dev.vident.server.platform.TableInMemory;
import dev.vident.server.platform.TransactionsInMemory;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

public final class DocumentsInMemory implements DocumentStore {
    private static final Comparator<Document> OLDEST_FIRST =
            Comparator.comparing(Document::addedAt).thenComparing(Document::imageId);

    private final TableInMemory<Long, Document> rows;

    public DocumentsInMemory(TransactionsInMemory transactions) {
        this.rows = transactions.table();
    }

    @Override
    public void insert(Document document) {
        rows.insert(document.imageId(), document);
    }

    @Override
    public void setDeactivated(long imageId, boolean deactivated) {
        rows.update(
                imageId,
                _ -> true,
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
        return rows.find(imageId);
    }

    @Override
    public List<Document> ofApplicant(String applicantId) {
        return rows.where(row -> row.applicantId().equals(applicantId), OLDEST_FIRST);
    }
}
