package dev.vident.server.script;

import dev.vident.server.platform.TableInMemory;
import dev.vident.server.platform.TransactionsInMemory;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

public final class ScriptAnswersInMemory implements ScriptAnswerStore {
    private final AtomicLong sequence = new AtomicLong();
    private final TableInMemory<Long, ScriptAnswer> rows;

    public ScriptAnswersInMemory(TransactionsInMemory transactions) {
        this.rows = transactions.table();
    }

    @Override
    public void append(ScriptAnswer answer) {
        rows.insert(sequence.getAndIncrement(), answer);
    }

    @Override
    public List<ScriptAnswer> ofCall(String callId) {
        return rows.where(row -> row.callId().equals(callId));
    }
}
