package dev.vident.server.event;

import dev.vident.server.platform.TableInMemory;
import dev.vident.server.platform.TransactionsInMemory;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

public final class EventsInMemory implements EventStore {
    private final TableInMemory<Long, EventEntry> rows;
    private final AtomicLong sequence = new AtomicLong();

    public EventsInMemory(TransactionsInMemory transactions) {
        this.rows = transactions.table();
    }

    @Override
    public void append(String applicantId, Instant at, DomainEvent event) {
        long next = sequence.incrementAndGet();
        rows.insert(next, new EventEntry(next, at, applicantId, event));
    }

    @Override
    public List<EventEntry> ofApplicant(String applicantId) {
        return rows.where(row -> row.applicantId().equals(applicantId));
    }

    @Override
    public List<EventEntry> after(long after, int limit) {
        return rows.where(row -> row.sequence() > after).stream().limit(limit).toList();
    }
}
