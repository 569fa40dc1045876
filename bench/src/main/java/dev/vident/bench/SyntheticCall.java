package dev.vident.bench;

import dev.vident.media.journal.MediaKind;
import dev.vident.media.synthetic.Clip;
import dev.vident.media.synthetic.ClipName;
import dev.vident.server.recording.RecordingFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Journals of a call between two people who play a clip each, as a real call leaves them behind.
final class SyntheticCall {

    private SyntheticCall() {}

    /// Writes the journals.
    ///
    /// @param recordings folder of all recordings
    static RecordingFolder record(Path recordings, String callId, int seconds) throws IOException {
        RecordingFolder folder = RecordingFolder.of(recordings, callId);
        Files.createDirectories(folder.path());
        participant(folder, "applicant", ClipName.WARM, seconds);
        participant(folder, "operator", ClipName.COOL, seconds);
        return folder;
    }

    private static void participant(
            RecordingFolder folder, String name, ClipName clipName, int seconds)
            throws IOException {
        Clip clip = Clip.load(clipName);
        try (SyntheticTrack video = SyntheticTrack.create(folder, name, MediaKind.VIDEO);
                SyntheticTrack audio = SyntheticTrack.create(folder, name, MediaKind.AUDIO)) {
            for (int i = 0; i < seconds * Clip.FRAMES_PER_SECOND; i++) {
                video.frame(i * Clip.FRAME_MICROS, clip.frame(i));
            }
            for (int i = 0; i < seconds * Clip.PACKETS_PER_SECOND; i++) {
                audio.packet(i * Clip.PACKET_MICROS, clip.packet(i), false);
            }
        }
    }
}
