package dev.vident.server.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/// An encrypted copy of a recording that was written without a key.
public final class SealedCopy {
    private SealedCopy() {}

    /// Encrypts all journals.
    ///
    /// @param target of the same call, with keys
    /// @param blockBytes plain bytes in each block but the last
    public static void of(RecordingFolder plain, RecordingFolder target, int blockBytes)
            throws IOException {
        CallKey key = target.keys().fresh(target.callId()).orElseThrow();
        JournalOutput.Opener opener =
                SealedOutput.opener(JournalOutput::onDisk, key, new SealedOutput.Scratch());
        for (Path journal : plain.journals()) {
            byte[] bytes = Files.readAllBytes(journal);
            try (JournalOutput sealed = opener.open(target.path().resolve(journal.getFileName()))) {
                for (int from = 0; from < bytes.length; from += blockBytes) {
                    int length = Math.min(blockBytes, bytes.length - from);
                    sealed.write(ByteBuffer.wrap(bytes, from, length));
                }
            }
        }
    }
}
