package dev.vident.server.applicant;

import dev.vident.server.platform.Mode;
import dev.vident.server.platform.TableInMemory;
import dev.vident.server.platform.TransactionsInMemory;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

public final class LevelsInMemory implements LevelStore {
    private final TableInMemory<String, Level> rows;

    public LevelsInMemory(TransactionsInMemory transactions) {
        this.rows = transactions.table();
    }

    @Override
    public boolean insert(Level level) {
        return rows.insert(level.mode() + "/" + level.name(), level);
    }

    @Override
    public void update(Level level) {
        rows.update(level.mode() + "/" + level.name(), _ -> true, _ -> level);
    }

    @Override
    public Optional<Level> find(Mode mode, String name) {
        return rows.find(mode + "/" + name);
    }

    @Override
    public List<Level> list(Mode mode) {
        return rows.where(row -> row.mode() == mode, Comparator.comparing(Level::name));
    }
}
