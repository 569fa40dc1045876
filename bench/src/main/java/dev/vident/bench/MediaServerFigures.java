package dev.vident.bench;

/// Counters of the measured media server since its start.
///
/// @param allocatedBytes by its platform threads
/// @param droppedRecords records the journals could not take
/// @param unsentDatagrams refused by the operating system
/// @param failures bugs
record MediaServerFigures(
        long allocatedBytes, long droppedRecords, long unsentDatagrams, long failures) {}
