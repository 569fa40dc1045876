package dev.vident.server.recording;

import java.time.Duration;

/// How the journals of all running calls get on.
///
/// @param open journals being written
/// @param lag age of the oldest record that is not on disk
/// @param droppedRecords lost since the start because the disk was full or too slow
public record JournalFigures(int open, Duration lag, long droppedRecords) {}
