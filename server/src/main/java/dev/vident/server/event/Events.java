package dev.vident.server.event;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Writes events down in the transaction of their cause. Thread-safe.
public final class Events {
    private final EventStore store;
    private final InstantSource clock;

    public Events(EventStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /// Appends an event to the audit trail of an applicant. Call it inside the transaction that
    /// changes the state.
    public void append(String applicantId, DomainEvent event) {
        store.append(applicantId, clock.instant().truncatedTo(ChronoUnit.MILLIS), event);
    }

    /// The audit trail of one applicant, oldest first.
    public List<EventEntry> ofApplicant(String applicantId) {
        return store.ofApplicant(applicantId);
    }
}
