package dev.vident.server.event;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Writes events down in the transaction of their cause. Thread-safe.
public final class Events {
    private final EventStore store;
    private final InstantSource clock;
    private final EventListener listener;

    public Events(EventStore store, InstantSource clock) {
        this(store, clock, EventListener.NOBODY);
    }

    /// @param listener is told of every event in the transaction that writes it down
    public Events(EventStore store, InstantSource clock, EventListener listener) {
        this.store = store;
        this.clock = clock;
        this.listener = listener;
    }

    /// Appends an event to the audit trail of an applicant. Call it inside the transaction that
    /// changes the state.
    public void append(String applicantId, DomainEvent event) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        store.append(applicantId, now, event);
        listener.appended(applicantId, now, event);
    }

    /// The audit trail of one applicant, oldest first.
    public List<EventEntry> ofApplicant(String applicantId) {
        return store.ofApplicant(applicantId);
    }
}
