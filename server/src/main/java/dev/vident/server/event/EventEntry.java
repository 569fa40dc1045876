package dev.vident.server.event;

import java.time.Instant;

/// An event as it was written down.
///
/// @param sequence rises with every entry; gaps are possible
public record EventEntry(long sequence, Instant at, String applicantId, DomainEvent event) {}
