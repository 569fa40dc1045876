package dev.vident.server.script;

import dev.vident.server.platform.PicturesInMemory;
import dev.vident.server.platform.TransactionsInMemory;
import java.util.List;
import java.util.Optional;

public final class StillsInMemory implements StillStore {
    private final PicturesInMemory<Still> pictures;

    public StillsInMemory(TransactionsInMemory transactions) {
        this.pictures = new PicturesInMemory<>(transactions, Still::imageId, Still::takenAt);
    }

    @Override
    public void insert(Still still) {
        pictures.insert(still);
    }

    @Override
    public void setDeactivated(long imageId, boolean deactivated) {
        pictures.change(
                imageId,
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
        return pictures.find(imageId);
    }

    @Override
    public List<Still> ofApplicant(String applicantId) {
        return pictures.where(row -> row.applicantId().equals(applicantId));
    }

    @Override
    public List<Still> ofCall(String callId) {
        return pictures.where(row -> row.callId().equals(callId));
    }
}
