package dev.vident.server.access;

import dev.vident.server.platform.TableInMemory;
import dev.vident.server.platform.TransactionsInMemory;
import java.time.Instant;
import java.util.Optional;

public final class RedirectsInMemory implements RedirectStore {
    private final TransactionsInMemory transactions;
    private final TableInMemory<String, Row> rows;

    private record Row(String applicantId, String sealed) {}

    public RedirectsInMemory(TransactionsInMemory transactions) {
        this.transactions = transactions;
        this.rows = transactions.table();
    }

    @Override
    public void put(String applicantId, String sealed, Instant now) {
        Row row = new Row(applicantId, sealed);
        transactions.inTransaction(() ->
                rows.insert(applicantId, row) || rows.update(applicantId, _ -> true, _ -> row));
    }

    @Override
    public void delete(String applicantId) {
        rows.delete(row -> row.applicantId().equals(applicantId));
    }

    @Override
    public Optional<String> find(String applicantId) {
        return rows.find(applicantId).map(Row::sealed);
    }
}
