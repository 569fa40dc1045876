package dev.vident.server.access;

import dev.vident.server.platform.Mode;
import dev.vident.server.platform.TableInMemory;
import dev.vident.server.platform.TransactionsInMemory;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

public final class AppTokensInMemory implements AppTokenStore {
    private final TableInMemory<String, AppToken> rows;

    public AppTokensInMemory(TransactionsInMemory transactions) {
        this.rows = transactions.table();
    }

    @Override
    public boolean insert(AppToken token) {
        return rows.insert(token.mode() + ":" + token.publicPart(), token);
    }

    @Override
    public Optional<AppToken> find(Mode mode, String publicPart) {
        return rows.find(mode + ":" + publicPart);
    }

    @Override
    public Optional<AppToken> lock(String id) {
        return rows.where(row -> row.id().equals(id)).stream().findFirst();
    }

    @Override
    public void rotate(AppToken token) {
        change(token.id(), _ -> token);
    }

    @Override
    public boolean revoke(String id) {
        return change(id, row -> with(row, true, row.lastUsedAt()));
    }

    @Override
    public void used(String id, Instant at) {
        change(id, row -> with(row, row.revoked(), at));
    }

    private boolean change(String id, UnaryOperator<AppToken> change) {
        Optional<AppToken> token = lock(id);
        token.ifPresent(row -> rows.update(row.mode() + ":" + row.publicPart(), _ -> true, change));
        return token.isPresent();
    }

    private static AppToken with(AppToken row, boolean revoked, @Nullable Instant lastUsedAt) {
        return new AppToken(
                row.id(),
                row.name(),
                row.mode(),
                row.publicPart(),
                row.privateHash(),
                row.sealedSecret(),
                row.previous(),
                row.scope(),
                revoked,
                row.createdAt(),
                lastUsedAt);
    }

    @Override
    public List<AppToken> list() {
        return rows.where(
                _ -> true, Comparator.comparing(AppToken::createdAt).thenComparing(AppToken::id));
    }
}
