package dev.vident.server.webhook;

import java.time.Instant;

/// One line of the delivery log.
///
/// @param number from 1
/// @param at when it began
/// @param millis how long it took
public record Attempt(int number, Instant at, long millis, Outcome outcome) {}
