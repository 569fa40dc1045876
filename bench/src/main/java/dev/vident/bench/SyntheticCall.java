package dev.vident.bench;

import dev.vident.media.journal.MediaKind;
import dev.vident.media.synthetic.Clip;
import dev.vident.media.synthetic.ClipName;
import dev.vident.server.recording.RecordingFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Journals of a call between two people who play a clip each, as a real call leaves them behind.
/// Confined to one thread.
final class SyntheticCall implements AutoCloseable {
    private record Person(Clip clip, SyntheticTrack video, SyntheticTrack audio) {
        static Person create(RecordingFolder folder, String name, ClipName clip)
                throws IOException {
            return new Person(
                    Clip.load(clip),
                    SyntheticTrack.create(folder, name, MediaKind.VIDEO),
                    SyntheticTrack.create(folder, name, MediaKind.AUDIO));
        }
    }

    private final RecordingFolder folder;
    private final List<Person> people;
    private int seconds;

    private SyntheticCall(RecordingFolder folder, List<Person> people) {
        this.folder = folder;
        this.people = people;
    }

    /// Opens the journals.
    ///
    /// @param recordings folder of all recordings
    static SyntheticCall begin(Path recordings, String callId) throws IOException {
        RecordingFolder folder = RecordingFolder.of(recordings, callId);
        Files.createDirectories(folder.path());
        return new SyntheticCall(
                folder,
                List.of(
                        Person.create(folder, "applicant", ClipName.WARM),
                        Person.create(folder, "operator", ClipName.COOL)));
    }

    /// Writes the journals of a whole call.
    static RecordingFolder record(Path recordings, String callId, int seconds) throws IOException {
        try (SyntheticCall call = begin(recordings, callId)) {
            for (int i = 0; i < seconds; i++) {
                call.goOn();
            }
            return call.folder();
        }
    }

    RecordingFolder folder() {
        return folder;
    }

    /// Records one more second.
    void goOn() throws IOException {
        for (Person person : people) {
            for (int i = 0; i < Clip.FRAMES_PER_SECOND; i++) {
                int number = seconds * Clip.FRAMES_PER_SECOND + i;
                person.video().frame(number * Clip.FRAME_MICROS, person.clip().frame(number));
            }
            for (int i = 0; i < Clip.PACKETS_PER_SECOND; i++) {
                int number = seconds * Clip.PACKETS_PER_SECOND + i;
                person.audio()
                        .packet(number * Clip.PACKET_MICROS, person.clip().packet(number), false);
            }
            person.video().flush();
            person.audio().flush();
        }
        seconds++;
    }

    /// Ends the journals.
    void hangUp() throws IOException {
        for (Person person : people) {
            person.video().close();
            person.audio().close();
        }
    }

    @Override
    public void close() throws IOException {
        hangUp();
    }
}
