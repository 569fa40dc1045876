package dev.vident.server.platform;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

/// What is kept by the id of an image, taken or handed in. Thread-safe.
public final class PicturesInMemory<P> {
    private final TableInMemory<Long, P> rows;
    private final ToLongFunction<P> id;
    private final Comparator<P> oldestFirst;

    public PicturesInMemory(
            TransactionsInMemory transactions, ToLongFunction<P> id, Function<P, Instant> at) {
        this.rows = transactions.table();
        this.id = id;
        this.oldestFirst = Comparator.comparing(at).thenComparingLong(id);
    }

    public void insert(P picture) {
        rows.insert(id.applyAsLong(picture), picture);
    }

    public void change(long imageId, UnaryOperator<P> change) {
        rows.update(imageId, _ -> true, change);
    }

    public Optional<P> find(long imageId) {
        return rows.find(imageId);
    }

    public List<P> where(Predicate<P> condition) {
        return rows.where(condition, oldestFirst);
    }
}
