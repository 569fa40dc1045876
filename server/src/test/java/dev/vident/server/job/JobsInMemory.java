package dev.vident.server.job;

import dev.vident.server.platform.TableInMemory;
import dev.vident.server.platform.TransactionsInMemory;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

public final class JobsInMemory implements JobStore {
    /// @param job the claim is empty while nobody has claimed it
    /// @param open false once completed or given up
    /// @param failure why the last attempt failed
    private record Row(
            Job job,
            boolean open,
            Instant runAt,
            @Nullable Instant heartbeatAt,
            @Nullable String failure) {
        Row(Job job, boolean open, Instant runAt, @Nullable Instant heartbeatAt) {
            this(job, open, runAt, heartbeatAt, null);
        }
    }

    private final TransactionsInMemory transactions;
    private final TableInMemory<String, Row> rows;

    public JobsInMemory(TransactionsInMemory transactions) {
        this.transactions = transactions;
        this.rows = transactions.table();
    }

    @Override
    public boolean enqueue(String id, String kind, String payload, Instant runAt) {
        return transactions.inTransaction(() ->
                rows.where(row ->
                                row.open()
                                        && row.job().kind().equals(kind)
                                        && row.job().payload().equals(payload))
                                .isEmpty()
                        && rows.insert(
                                id,
                                new Row(
                                        new Job(id, kind, payload, 0, 0, false, ""),
                                        true,
                                        runAt,
                                        null)));
    }

    @Override
    public Optional<Job> claim(String kind, String claim, Instant now, Instant staleBefore) {
        return transactions.inTransaction(() -> {
            Optional<Job> due =
                    rows
                            .where(
                                    row ->
                                            row.job().kind().equals(kind)
                                                    && due(row, now, staleBefore),
                                    Comparator.comparing(Row::runAt)
                                            .thenComparing(row -> row.job().id()))
                            .stream()
                            .findFirst()
                            .map(row -> claimed(row, claim));
            due.ifPresent(job ->
                    rows.update(job.id(), _ -> true, row -> new Row(job, true, row.runAt(), now)));
            return due;
        });
    }

    @Override
    public boolean cancel(String kind, String payload, String reason, Instant now) {
        return transactions.inTransaction(() ->
                rows
                        .where(row ->
                                row.open()
                                        && row.job().kind().equals(kind)
                                        && row.job().payload().equals(payload))
                        .stream()
                        .findFirst()
                        .map(found ->
                                rows.update(
                                        found.job().id(),
                                        Row::open,
                                        row -> new Row(row.job(), false, row.runAt(), null)))
                        .orElse(false));
    }

    @Override
    public Optional<Waiting> waiting(String kind, String payload) {
        return transactions.inTransaction(() ->
                rows
                        .where(row ->
                                row.open()
                                        && row.heartbeatAt() == null
                                        && row.failure() != null
                                        && row.job().kind().equals(kind)
                                        && row.job().payload().equals(payload))
                        .stream()
                        .findFirst()
                        .map(row ->
                                new Waiting(
                                        row.job().attempt(),
                                        Objects.requireNonNull(row.failure()),
                                        row.runAt())));
    }

    @Override
    public long open(String kind) {
        return transactions.inTransaction(
                () -> (long) rows.where(row -> row.open() && row.job().kind().equals(kind)).size());
    }

    @Override
    public boolean heartbeat(Job job, Instant now) {
        return change(job, row -> new Row(job, true, row.runAt(), now));
    }

    @Override
    public boolean complete(Job job, Instant now) {
        return change(job, row -> new Row(row.job(), false, row.runAt(), null));
    }

    @Override
    public boolean fail(Job job, Failure failure, Instant now) {
        return switch (failure) {
            case Failure.Retry(String reason, Instant notBefore) ->
                    change(job, _ -> queued(job, job.attempt(), reason, notBefore));
            case Failure.Postponed(String reason, Instant notBefore) ->
                    change(job, _ -> queued(job, job.attempt() - 1, reason, notBefore));
            case Failure.GiveUp _ ->
                    change(job, row -> new Row(row.job(), false, row.runAt(), null));
        };
    }

    private boolean change(Job job, UnaryOperator<Row> change) {
        return rows.update(
                job.id(), row -> row.open() && row.job().claim().equals(job.claim()), change);
    }

    private static boolean due(Row row, Instant now, Instant staleBefore) {
        Instant heartbeatAt = row.heartbeatAt();
        return row.open()
                && !row.runAt().isAfter(now)
                && (heartbeatAt == null || heartbeatAt.isBefore(staleBefore));
    }

    private static Row queued(Job job, int attempts, String reason, Instant notBefore) {
        Job unclaimed =
                new Job(job.id(), job.kind(), job.payload(), attempts, job.deaths(), false, "");
        return new Row(unclaimed, true, notBefore, null, reason);
    }

    private static Job claimed(Row row, String claim) {
        Job job = row.job();
        boolean takenOver = row.heartbeatAt() != null;
        return new Job(
                job.id(),
                job.kind(),
                job.payload(),
                job.attempt() + 1,
                job.deaths() + (takenOver ? 1 : 0),
                takenOver,
                claim);
    }
}
