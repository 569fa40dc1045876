package dev.vident.bench;

/// Counters of all clients together since their start.
///
/// @param received distinct media packets that came through the server
/// @param expected media packets there should have been, as far as sequence numbers tell
record MediaLoadFigures(long received, long expected) {}
