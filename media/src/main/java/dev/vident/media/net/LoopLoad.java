package dev.vident.media.net;

/// How hard the media loops work together.
///
/// @param busyMicros spent working since the start; the rest it waited
/// @param longestTurnMicros the longest it worked without looking at timers, since this was asked
///   last: so late a datagram or a timer was at worst
public record LoopLoad(long busyMicros, long longestTurnMicros) {}
