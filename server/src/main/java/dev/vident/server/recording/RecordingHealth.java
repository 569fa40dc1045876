package dev.vident.server.recording;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the operator's recording light shows: facts about the disk, not about intentions.
///
/// @param healthy whether everything received up to two seconds ago is on disk and the last write
///   succeeded; false for good once a record was dropped
/// @param bytesOnDisk bytes handed to the operating system so far, all tracks of the call
/// @param lastWriteAt when bytes were last written, or null when nothing was written yet
/// @param droppedRecords records lost because the disk was full or too slow
public record RecordingHealth(
        boolean healthy, long bytesOnDisk, @Nullable Instant lastWriteAt, long droppedRecords) {}
