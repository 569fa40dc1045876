package dev.vident.server.recording;

import dev.vident.server.platform.TableInMemory;
import dev.vident.server.platform.TransactionsInMemory;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

public final class RecordingsInMemory implements RecordingStore {
    private final TableInMemory<String, Recording> rows;

    public RecordingsInMemory(TransactionsInMemory transactions) {
        this.rows = transactions.table();
    }

    @Override
    public void insert(Recording recording) {
        rows.insert(recording.callId(), recording);
    }

    @Override
    public boolean finish(String callId, Instant at, String manifestSha256) {
        return rows.update(
                callId,
                row -> !row.finished(),
                row -> new Recording(callId, row.folder(), row.openedAt(), at, manifestSha256));
    }

    @Override
    public Optional<Recording> find(String callId) {
        return rows.find(callId);
    }

    @Override
    public List<Recording> open() {
        return rows.where(
                row -> !row.finished(),
                Comparator.comparing(Recording::openedAt).thenComparing(Recording::callId));
    }
}
