package dev.vident.server.recording;

import java.util.List;

/// Seals a recording: what is on disk, with a checksum per file, and what is missing in it. Stored
/// as `manifest.json` beside the journals.
///
/// @param version of this form, 2; version 1 knew neither recovered packets nor gaps
/// @param callId the call
/// @param finishedAtMillis when the recording was finished, milliseconds since the Unix epoch
/// @param recordsDropped records the disk could not take, also those after which nothing more could
///   be written
/// @param journals one entry per file in the order of the names
public record Manifest(
        int version,
        String callId,
        long finishedAtMillis,
        long recordsDropped,
        List<JournalSummary> journals) {
    /// The version this class writes.
    public static final int VERSION = 2;

    /// Whether anything was recorded at all.
    public boolean hasMedia() {
        return journals.stream().anyMatch(journal -> journal.packetsReceived() > 0);
    }
}
