package dev.vident.server.script;

import dev.vident.server.platform.TableInMemory;
import dev.vident.server.platform.TransactionsInMemory;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

public final class StillsInMemory implements StillStore {
    private static final Comparator<Still> OLDEST_FIRST =
            Comparator.comparing(Still::takenAt).thenComparing(Still::imageId);

    private final TableInMemory<Long, Still> rows;

    public StillsInMemory(TransactionsInMemory transactions) {
        this.rows = transactions.table();
    }

    @Override
    public void insert(Still still) {
        rows.insert(still.imageId(), still);
    }

    @Override
    public void setDeactivated(long imageId, boolean deactivated) {
        rows.update(
                imageId,
                _ -> true,
                row ->
                        new Still(
                                row.imageId(),
                                row.applicantId(),
                                row.inspectionId(),
                                row.callId(),
                                row.attemptId(),
                                row.kind(),
                                row.fileName(),
                                row.contentType(),
                                row.sizeBytes(),
                                row.width(),
                                row.height(),
                                row.sha256(),
                                row.blobKey(),
                                row.takenAt(),
                                deactivated));
    }

    @Override
    public Optional<Still> find(long imageId) {
        return rows.find(imageId);
    }

    @Override
    public List<Still> ofApplicant(String applicantId) {
        return rows.where(row -> row.applicantId().equals(applicantId), OLDEST_FIRST);
    }

    @Override
    public List<Still> ofCall(String callId) {
        return rows.where(row -> row.callId().equals(callId), OLDEST_FIRST);
    }
}
