package dev.vident.server.access;

import dev.vident.server.platform.TableInMemory;
import dev.vident.server.platform.TransactionsInMemory;
import java.time.Instant;
import java.util.Optional;

public final class SdkTokensInMemory implements SdkTokenStore {
    private final TableInMemory<String, SdkToken> rows;

    public SdkTokensInMemory(TransactionsInMemory transactions) {
        this.rows = transactions.table();
    }

    @Override
    public void insert(SdkToken token) {
        rows.insert(token.tokenHash(), token);
    }

    @Override
    public Optional<SdkToken> find(String tokenHash) {
        return rows.find(tokenHash);
    }

    @Override
    public void deleteExpired(Instant now) {
        rows.delete(row -> !row.expiresAt().isAfter(now));
    }
}
