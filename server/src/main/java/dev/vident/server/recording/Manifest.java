package dev.vident.server.recording;

import java.util.List;

/// Seals a recording: what is on disk, with a checksum per file, and what is missing in it. Stored
/// as `manifest.json` beside the journals.
///
/// @param version of this form, 1
/// @param callId the call
/// @param finishedAtMillis when the recording was finished, milliseconds since the Unix epoch
/// @param journals one entry per file in the order of the names
public record Manifest(
        int version, String callId, long finishedAtMillis, List<JournalSummary> journals) {
    /// The version this class writes.
    public static final int VERSION = 1;

    /// Whether anything was recorded at all.
    public boolean hasMedia() {
        return journals.stream().anyMatch(journal -> journal.packetsReceived() > 0);
    }
}
