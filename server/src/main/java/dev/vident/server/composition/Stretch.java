package dev.vident.server.composition;

/// Some time of a call.
///
/// @param fromMillis call time at which it begins
/// @param endMillis call time at which it is over, not before it begins
record Stretch(long fromMillis, long endMillis) {}
