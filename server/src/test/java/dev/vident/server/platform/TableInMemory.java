package dev.vident.server.platform;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// Rows by key, in the order of their insertion. Thread-safe.
public final class TableInMemory<K, V> {
    private final ReentrantLock lock;
    private final Map<K, V> rows = new LinkedHashMap<>();

    TableInMemory(ReentrantLock lock) {
        this.lock = lock;
    }

    public boolean insert(K key, V row) {
        return locked(() -> rows.putIfAbsent(key, row) == null);
    }

    /// @return whether there was such a row and it passed the condition
    public boolean update(K key, Predicate<V> condition, UnaryOperator<V> change) {
        return locked(() -> {
            V row = rows.get(key);
            if (row == null || !condition.test(row)) {
                return false;
            }
            rows.put(key, change.apply(row));
            return true;
        });
    }

    public Optional<V> find(K key) {
        return locked(() -> Optional.ofNullable(rows.get(key)));
    }

    public List<V> where(Predicate<V> condition) {
        return locked(() -> rows.values().stream().filter(condition).toList());
    }

    public List<V> where(Predicate<V> condition, Comparator<V> order) {
        return where(condition).stream().sorted(order).toList();
    }

    public void delete(Predicate<V> condition) {
        locked(() -> rows.values().removeIf(condition));
    }

    Runnable undo() {
        Map<K, V> before = new LinkedHashMap<>(rows);
        return () -> {
            rows.clear();
            rows.putAll(before);
        };
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
