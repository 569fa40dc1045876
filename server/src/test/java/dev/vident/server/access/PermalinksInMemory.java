package dev.vident.server.access;

import dev.vident.server.platform.TableInMemory;
import dev.vident.server.platform.TransactionsInMemory;
import java.time.Instant;
import java.util.Optional;

public final class PermalinksInMemory implements PermalinkStore {
    private final TransactionsInMemory transactions;
    private final TableInMemory<String, Permalink> rows;

    public PermalinksInMemory(TransactionsInMemory transactions) {
        this.transactions = transactions;
        this.rows = transactions.table();
    }

    @Override
    public void insert(Permalink permalink) {
        rows.insert(permalink.codeHash(), permalink);
    }

    @Override
    public Optional<Permalink> use(String codeHash, Instant now) {
        return transactions.inTransaction(() ->
                rows.update(
                                codeHash,
                                row -> row.usesLeft() > 0 && row.expiresAt().isAfter(now),
                                row ->
                                        new Permalink(
                                                row.codeHash(),
                                                row.applicantId(),
                                                row.mode(),
                                                row.levelName(),
                                                row.usesLeft() - 1,
                                                row.createdAt(),
                                                row.expiresAt()))
                        ? rows.find(codeHash)
                        : Optional.empty());
    }

    @Override
    public void deleteExpired(Instant now) {
        rows.delete(row -> !row.expiresAt().isAfter(now));
    }
}
