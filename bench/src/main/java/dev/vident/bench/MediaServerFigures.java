package dev.vident.bench;

/// Counters of the measured media server since its start.
///
/// @param allocatedBytes by its platform threads
/// @param droppedRecords records the journals could not take
/// @param unsentDatagrams refused by the operating system
/// @param failures bugs
/// @param compilationMillis the compilers of the Java machine were at work
/// @param memoryBytes in use in heap and direct buffers, after a collection when one was asked for
record MediaServerFigures(
        long allocatedBytes,
        long droppedRecords,
        long unsentDatagrams,
        long failures,
        long compilationMillis,
        long memoryBytes) {

    /// What the parent says to get figures, and figures after a garbage collection.
    static final String ASK = "figures";

    static final String ASK_COLLECTED = "collected figures";
}
