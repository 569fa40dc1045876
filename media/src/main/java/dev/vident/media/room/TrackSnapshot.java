package dev.vident.media.room;

import dev.vident.media.journal.MediaKind;

/// One track a participant sends us, at one moment.
///
/// @param packets distinct packets received, recovered ones included
/// @param expected packets sent, as far as sequence numbers tell
/// @param lost packets the network lost at first
/// @param recovered packets that came again on request
/// @param abandoned packets given up on
/// @param duplicates packets dropped because they had been seen
/// @param journaledBytes handed to the journal
/// @param droppedRecords records the journal had to drop
public record TrackSnapshot(
        MediaKind kind,
        long packets,
        long expected,
        long lost,
        long recovered,
        long abandoned,
        long duplicates,
        long journaledBytes,
        long droppedRecords) {}
