package dev.vident.server.recording;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// All journals of one call and their manifest.
///
/// @param folder name of the folder below the recordings folder
/// @param finishedAt when the manifest was written, absent while journals may grow
/// @param manifestSha256 SHA-256 of the manifest, hex, present once finished
public record Recording(
        String callId,
        String folder,
        Instant openedAt,
        @Nullable Instant finishedAt,
        @Nullable String manifestSha256) {
    /// A recording that has just been opened.
    public static Recording opened(String callId, String folder, Instant now) {
        return new Recording(callId, folder, now, null, null);
    }

    public boolean finished() {
        return finishedAt != null;
    }
}
