package dev.vident.server.composition;

import java.time.Instant;

/// A step of the conversation that viewers can jump to.
///
/// @param at when it began
/// @param title for viewers
public record Chapter(Instant at, String title) {}
