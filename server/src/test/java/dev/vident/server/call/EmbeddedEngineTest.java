package dev.vident.server.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.media.journal.MediaKind;
import dev.vident.media.journal.RecordKind;
import dev.vident.media.journal.TrackDescription;
import dev.vident.media.journal.TrackSink;
import dev.vident.media.net.MediaSettings;
import dev.vident.media.rtp.VideoEncoding;
import dev.vident.server.recording.JournalDisk;
import dev.vident.server.recording.JournalSettings;
import dev.vident.server.recording.RecordingArchive;
import dev.vident.server.recording.RecordingKeys;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The two adapters between a call and the machinery below it, with the real machinery.
class EmbeddedEngineTest {
    @TempDir Path folder;

    @Test
    void a_recording_is_sealed_with_what_was_written_and_sealed_once() throws Exception {
        RecordingArchive archive =
                new RecordingArchive(folder, RecordingKeys.NONE, InstantSource.system());
        try (JournalDisk disk =
                JournalDisk.start(JournalSettings.DEFAULT, InstantSource.system(), folder)) {
            CallRecorder recorder = new JournalRecorder(disk, archive);
            CallRecorder.Open open = recorder.open("69a40010091569795a5ebe42");
            TrackSink track =
                    open.sink()
                            .open(
                                    new TrackDescription(
                                            "69a40010091569795a5ebe42",
                                            Seat.APPLICANT.participant(),
                                            1,
                                            MediaKind.AUDIO,
                                            "opus",
                                            48000,
                                            111));
            byte[] packet = {(byte) 0x80, 111, 0, 1, 0, 0, 0, 2, 0, 0, 0, 3, 42};
            track.append(
                    RecordKind.RTP,
                    InstantSource.system().millis() * 1000,
                    packet,
                    0,
                    packet.length);

            CallRecorder.SealedRecording sealed = recorder.seal("69a40010091569795a5ebe42");

            assertThat(sealed.hasMedia()).isTrue();
            assertThat(sealed.manifestSha256()).matches("[0-9a-f]{64}");
            assertThat(open.light().bytesOnDisk()).isPositive();
            assertThat(recorder.seal("69a40010091569795a5ebe42")).isEqualTo(sealed);
            assertThat(archive.isIntact(archive.folder("69a40010091569795a5ebe42"))).isTrue();
        }
    }

    @Test
    void a_call_without_media_is_sealed_too() throws Exception {
        RecordingArchive archive =
                new RecordingArchive(folder, RecordingKeys.NONE, InstantSource.system());
        try (JournalDisk disk =
                JournalDisk.start(JournalSettings.DEFAULT, InstantSource.system(), folder)) {
            CallRecorder recorder = new JournalRecorder(disk, archive);
            recorder.open("69a40010091569795a5ebe43");

            assertThat(recorder.seal("69a40010091569795a5ebe43").hasMedia()).isFalse();
        }
    }

    @Test
    void the_engine_offers_and_refuses_in_the_words_of_a_call() {
        try (MediaServerEngine engine = MediaServerEngine.start(MediaSettings.loopback())) {
            CallRecorder.Open recording = new FakeRecorder().open("room");
            MediaEngine.SessionOffer offer =
                    engine.join(
                                    "room",
                                    Seat.APPLICANT.participant(),
                                    1,
                                    VideoEncoding.VP8,
                                    recording.sink())
                            .join();

            assertThat(offer.sdp()).startsWith("v=0");
            assertThat(refusal(() -> engine.answer(offer.sessionId(), "no answer").join()))
                    .isEqualTo(ErrorCode.BAD_ANSWER);
            assertThat(refusal(() -> engine.restartIce("no such session").join()))
                    .isEqualTo(ErrorCode.NOT_ALLOWED);
            engine.closeRoom("room").join();
            assertThat(refusal(() -> engine.answer(offer.sessionId(), "v=0").join()))
                    .isEqualTo(ErrorCode.NOT_ALLOWED);
        }
    }

    @Test
    void a_browser_without_the_call_s_video_codec_is_told_which_it_is() {
        try (MediaServerEngine engine = MediaServerEngine.start(MediaSettings.loopback())) {
            CallRecorder.Open recording = new FakeRecorder().open("room");
            MediaEngine.SessionOffer offer =
                    engine.join("room", "applicant", 0, VideoEncoding.H264, recording.sink())
                            .join();
            String answer =
                    "v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\nm=video %s UDP/TLS/RTP/SAVPF %s\r\n";

            assertThat(offer.sdp()).contains("H264/90000").doesNotContain("VP8");
            // It rejects the section, or answers with another format all the same.
            for (String text : List.of(answer.formatted(0, 98), answer.formatted(9, 96))) {
                EngineRefusal refused =
                        refused(() -> engine.answer(offer.sessionId(), text).join());
                assertThat(refused.code()).isEqualTo(ErrorCode.CODEC_MISSING);
                assertThat(refused.text()).endsWith("the call has opus and H264");
            }
        }
    }

    private static ErrorCode refusal(Runnable action) {
        return refused(action).code();
    }

    private static EngineRefusal refused(Runnable action) {
        try {
            action.run();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof EngineRefusal refusal) {
                return refusal;
            }
            throw failure;
        }
        throw new AssertionError("nothing was refused");
    }
}
