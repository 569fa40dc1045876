package dev.vident.server.composition;

import static dev.vident.server.composition.Watched.assertMarkers;
import static dev.vident.server.composition.Watched.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.media.journal.MediaKind;
import dev.vident.media.synthetic.Clip;
import dev.vident.media.synthetic.ClipName;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody sends no sound or no picture, for a while or at all. What is sent must be where it
/// belongs all the same.
class CompositionWithoutSoundOrPictureTest {
    /// 20 ms of silence as encoders write it.
    private static final byte[] SILENCE = {(byte) 0xf8, (byte) 0xff, (byte) 0xfe};

    /// What an encoder sends every 400 ms while it sends nothing: a table of contents alone.
    private static final byte[] NOTHING_TO_HEAR = {(byte) 0xf8};

    private static FfmpegPrograms programs;

    @TempDir Path folder;

    @BeforeAll
    static void findPrograms() throws InterruptedException {
        programs = Ffmpeg.programs();
    }

    @Test
    void silence_that_is_not_sent_and_a_microphone_that_is_muted() throws Exception {
        Clip warm = Clip.load(ClipName.WARM);
        Clip cool = Clip.load(ClipName.COOL);
        RecordedCall call = new RecordedCall(folder, "silence");
        call.add(
                new RecordedConnection("applicant", ClipName.WARM, 0, 8_000)
                        .sounds(packet -> discontinuous(warm, packet)));
        call.add(
                new RecordedConnection("operator", ClipName.COOL, 0, 8_000)
                        .sounds(packet -> {
                            long millis = RecordedConnection.soundMillis(packet);
                            boolean muted = millis >= 2_900 && millis < 5_900;
                            return muted ? SILENCE : cool.packet(packet);
                        }));
        Watched result = Watched.render(programs, call);
        assertThat(result.video().durationSeconds()).isEqualTo(8);
        assertMarkers(result.applicant().flashSeconds(), seconds(0, 8));
        assertMarkers(result.applicant().beepSeconds(), seconds(0, 8));
        assertMarkers(result.operator().flashSeconds(), seconds(0, 8));
        assertMarkers(
                result.operator().beepSeconds(), DoubleStream.concat(seconds(0, 3), seconds(6, 8)));
    }

    /// Sound from 80 ms before a beep to 80 ms after it, otherwise one sign of life each 400 ms.
    private static byte[] discontinuous(Clip clip, long packet) {
        long millis = Math.floorMod(RecordedConnection.soundMillis(packet), 1_000L);
        if (millis >= 400 && millis < 680) {
            return clip.packet(packet);
        }
        return packet % 20 == 0 ? NOTHING_TO_HEAR : null;
    }

    @Test
    void a_camera_that_is_off_for_a_while_and_one_that_is_turned_upright() throws Exception {
        Clip warm = Clip.load(ClipName.WARM);
        List<byte[]> upright = OtherPictures.make(programs, folder, "transpose=1");
        Clip cool = Clip.load(ClipName.COOL);
        RecordedCall call = new RecordedCall(folder, "camera");
        call.add(
                new RecordedConnection("operator", ClipName.COOL, 0, 9_000)
                        .pictures(frame -> {
                            long millis = RecordedConnection.pictureMillis(frame);
                            boolean off = millis >= 2_200 && millis < 5_080;
                            return off ? null : cool.frame(frame);
                        }));
        call.add(
                new RecordedConnection("applicant", ClipName.WARM, 0, 9_000)
                        .pictures(frame ->
                                frame >= 90 && frame < 150
                                        ? upright.get((int) (frame % upright.size()))
                                        : warm.frame(frame)));
        Watched result = Watched.render(programs, call);
        assertThat(result.video().durationSeconds()).isEqualTo(9);
        assertMarkers(result.applicant().flashSeconds(), seconds(0, 9));
        assertMarkers(result.applicant().beepSeconds(), seconds(0, 9));
        assertMarkers(
                result.operator().flashSeconds(),
                DoubleStream.concat(seconds(0, 2), seconds(5, 9)));
        assertMarkers(result.operator().beepSeconds(), seconds(0, 9));
        assertThat(result.showsPlacard(programs, 2.0, 1)).isFalse();
        assertThat(result.showsPlacard(programs, 2.3, 1)).isTrue();
        assertThat(result.showsPlacard(programs, 5.0, 1)).isTrue();
        assertThat(result.showsPlacard(programs, 5.2, 1)).isFalse();
        assertThat(result.showsPlacard(programs, 4.0, 0)).isFalse();
    }

    @Test
    void nobody_sends_a_picture() throws Exception {
        RecordedCall call = new RecordedCall(folder, "dark");
        call.add(
                new RecordedConnection("applicant", ClipName.WARM, 0, 4_000).only(MediaKind.AUDIO));
        call.add(
                new RecordedConnection("operator", ClipName.COOL, 1_000, 4_000)
                        .only(MediaKind.AUDIO));
        Watched result = Watched.render(programs, call);
        assertThat(result.video().durationSeconds()).isEqualTo(5);
        assertThat(result.applicant().flashSeconds()).isEmpty();
        assertThat(result.operator().flashSeconds()).isEmpty();
        assertMarkers(result.applicant().beepSeconds(), seconds(0, 4));
        assertMarkers(result.operator().beepSeconds(), seconds(1, 5));
    }

    @Test
    void one_participant_never_came_and_the_other_one_has_no_microphone() throws Exception {
        RecordedCall call = new RecordedCall(folder, "alone");
        call.add(
                new RecordedConnection("applicant", ClipName.WARM, 0, 4_300).only(MediaKind.VIDEO));
        Watched result = Watched.render(programs, call);
        assertThat(result.video().durationSeconds()).isEqualTo(5);
        assertMarkers(result.applicant().flashSeconds(), seconds(0, 4));
        assertThat(result.applicant().beepSeconds()).isEmpty();
        assertThat(result.operator().flashSeconds()).isEmpty();
        assertThat(result.operator().beepSeconds()).isEmpty();
        assertThat(result.showsPlacard(programs, 0.2, 0)).isFalse();
        assertThat(result.showsPlacard(programs, 0, 1)).isTrue();
        assertThat(result.showsPlacard(programs, 4.9, 1)).isTrue();
    }
}
