package dev.vident.server.operator;

import dev.vident.server.platform.TableInMemory;
import dev.vident.server.platform.TransactionsInMemory;
import java.time.Instant;
import java.util.Optional;

public final class SessionsInMemory implements SessionStore {
    private final TableInMemory<String, Session> rows;

    public SessionsInMemory(TransactionsInMemory transactions) {
        this.rows = transactions.table();
    }

    @Override
    public void insert(Session session) {
        rows.insert(session.tokenHash(), session);
    }

    @Override
    public Optional<Session> find(String tokenHash) {
        return rows.find(tokenHash);
    }

    @Override
    public void seen(String tokenHash, Instant at) {
        rows.update(
                tokenHash,
                _ -> true,
                row ->
                        new Session(
                                row.tokenHash(),
                                row.operatorId(),
                                row.csrfToken(),
                                row.createdAt(),
                                at,
                                row.expiresAt()));
    }

    @Override
    public void delete(String tokenHash) {
        rows.delete(row -> row.tokenHash().equals(tokenHash));
    }

    @Override
    public void deleteOfOperator(String operatorId) {
        rows.delete(row -> row.operatorId().equals(operatorId));
    }

    @Override
    public void deleteExpired(Instant now, Instant idleBefore) {
        rows.delete(row -> !row.expiresAt().isAfter(now) || row.lastSeenAt().isBefore(idleBefore));
    }
}
