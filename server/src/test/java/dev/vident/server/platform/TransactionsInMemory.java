package dev.vident.server.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Transactions over tables in memory: one at a time, and an exception puts every table back as it
/// was.
public final class TransactionsInMemory implements Transactions {
    private final ReentrantLock lock = new ReentrantLock();
    private final List<TableInMemory<?, ?>> tables = new ArrayList<>();

    /// A new table whose changes are undone with the transaction.
    public <K, V> TableInMemory<K, V> table() {
        TableInMemory<K, V> table = new TableInMemory<>(lock);
        tables.add(table);
        return table;
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        lock.lock();
        try {
            if (lock.getHoldCount() > 1) {
                return work.get();
            }
            List<Runnable> undo = tables.stream().map(TableInMemory::undo).toList();
            boolean done = false;
            try {
                T result = work.get();
                done = true;
                return result;
            } finally {
                if (!done) {
                    undo.forEach(Runnable::run);
                }
            }
        } finally {
            lock.unlock();
        }
    }
}
