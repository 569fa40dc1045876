package dev.vident.media.journal;

/// What stands at the beginning of every journal.
///
/// @param track the track the journal holds
/// @param startMicros when the journal was opened, microseconds since the Unix epoch on the clock
///   of the arrival times
public record JournalHeader(TrackDescription track, long startMicros) {}
