package dev.vident.server.call;

import dev.vident.media.journal.RecordingSink;

/// What a call needs of the recording. Thread-safe; methods may wait for the disk.
public interface CallRecorder {

    /// Makes room for the recording of a call, before any media.
    ///
    /// @throws RuntimeException when the disk refuses; then there must be no call
    Open open(String callId);

    /// Seals the recording of a call that has no media any more. Sealing twice seals once; works
    /// after a restart from what is on disk.
    ///
    /// @throws RuntimeException when the disk refuses
    SealedRecording seal(String callId);

    /// A recording that is being made. Thread-safe.
    interface Open {
        /// Where the media engine puts what it receives.
        RecordingSink sink();

        /// What is on disk now.
        ToOperator.Recording light();
    }

    /// A finished recording.
    ///
    /// @param hasMedia whether anything was recorded at all
    /// @param manifestSha256 of the manifest's bytes, lower-case hex
    record SealedRecording(boolean hasMedia, String manifestSha256) {}
}
