package dev.vident.server.access;

import dev.vident.server.platform.Mode;
import dev.vident.server.platform.TableInMemory;
import dev.vident.server.platform.TransactionsInMemory;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

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
    public void revoke(String id) {
        for (AppToken token : rows.where(row -> row.id().equals(id))) {
            rows.update(
                    token.mode() + ":" + token.publicPart(),
                    _ -> true,
                    row ->
                            new AppToken(
                                    row.id(),
                                    row.name(),
                                    row.mode(),
                                    row.publicPart(),
                                    row.privateHash(),
                                    row.sealedSecret(),
                                    row.permissions(),
                                    true,
                                    row.createdAt()));
        }
    }

    @Override
    public List<AppToken> list() {
        return rows.where(
                _ -> true, Comparator.comparing(AppToken::createdAt).thenComparing(AppToken::id));
    }
}
