package dev.vident.server.event;

import java.time.Instant;
import java.util.List;

/// Keeps events. Thread-safe; takes part in the transaction of the calling thread.
public interface EventStore {
    void append(String applicantId, Instant at, DomainEvent event);

    /// The events of one applicant, oldest first.
    List<EventEntry> ofApplicant(String applicantId);

    /// Up to `limit` events after a sequence number, oldest first.
    List<EventEntry> after(long sequence, int limit);
}
