package dev.vident.server.operator;

import dev.vident.server.platform.TableInMemory;
import dev.vident.server.platform.TransactionsInMemory;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

public final class OperatorsInMemory implements OperatorStore {
    private final TableInMemory<String, Operator> rows;

    public OperatorsInMemory(TransactionsInMemory transactions) {
        this.rows = transactions.table();
    }

    @Override
    public boolean insert(Operator operator) {
        return rows.insert(operator.login(), operator);
    }

    @Override
    public void update(Operator operator) {
        rows.update(operator.login(), _ -> true, _ -> operator);
    }

    @Override
    public Optional<Operator> find(String id) {
        return rows.where(row -> row.id().equals(id)).stream().findFirst();
    }

    @Override
    public Optional<Operator> findByLogin(String login) {
        return rows.find(login);
    }

    @Override
    public List<Operator> list() {
        return rows.where(_ -> true, Comparator.comparing(Operator::login));
    }
}
