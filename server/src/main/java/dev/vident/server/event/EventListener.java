package dev.vident.server.event;

import java.time.Instant;

/// Hears of every event inside the transaction that writes it down, after the state of its cause
/// has been stored. What it writes stands or falls with the cause; what it throws rolls the cause
/// back.
@FunctionalInterface
public interface EventListener {
    /// Hears nothing.
    EventListener NOBODY = (_, _, _) -> {};

    void appended(String applicantId, Instant at, DomainEvent event);
}
