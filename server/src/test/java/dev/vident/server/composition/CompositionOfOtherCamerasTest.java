package dev.vident.server.composition;

import static dev.vident.server.composition.Watched.assertMarkers;
import static dev.vident.server.composition.Watched.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.media.journal.MediaKind;
import dev.vident.media.rtp.VideoEncoding;
import dev.vident.media.synthetic.Clip;
import dev.vident.media.synthetic.ClipName;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Cameras of other sizes, changed cameras, and nobody with a microphone.
class CompositionOfOtherCamerasTest {
    private static FfmpegPrograms programs;

    @TempDir Path folder;

    @BeforeAll
    static void findPrograms() throws InterruptedException {
        programs = Ffmpeg.programs();
    }

    @ParameterizedTest
    @EnumSource(VideoEncoding.class)
    void a_camera_of_high_definition(VideoEncoding encoding) throws Exception {
        List<byte[]> large = OtherPictures.make(programs, folder, "scale=1280:720", encoding);
        RecordedCall call = new RecordedCall(folder, "hd");
        call.add(
                new RecordedConnection("applicant", ClipName.WARM, 0, 6_000)
                        .in(encoding)
                        .pictures(frame -> large.get((int) (frame % large.size()))));
        call.add(new RecordedConnection("operator", ClipName.COOL, 0, 6_000).in(encoding));
        assertEverything(Watched.render(programs, call), 6);
    }

    @ParameterizedTest
    @EnumSource(VideoEncoding.class)
    void another_camera_is_chosen_in_the_middle(VideoEncoding encoding) throws Exception {
        List<byte[]> other =
                OtherPictures.make(programs, folder, "scale=1280:720,hue=h=90", encoding);
        Clip first = Clip.load(ClipName.WARM);
        RecordedCall call = new RecordedCall(folder, "switch");
        // While the new camera starts, nothing is sent; the numbers go on without a hole.
        call.add(
                new RecordedConnection("applicant", ClipName.WARM, 0, 7_000)
                        .in(encoding)
                        .pictures(frame -> {
                            long millis = RecordedConnection.pictureMillis(frame);
                            if (millis >= 2_680 && millis < 3_280) {
                                return null;
                            }
                            return millis < 3_280
                                    ? first.frame(encoding, frame)
                                    : other.get((int) (frame % other.size()));
                        }));
        call.add(new RecordedConnection("operator", ClipName.COOL, 0, 7_000).in(encoding));
        assertEverything(Watched.render(programs, call), 7);
    }

    /// A telephone that is turned sends pictures of another shape.
    @ParameterizedTest
    @EnumSource(VideoEncoding.class)
    void a_telephone_is_turned_upright_and_back(VideoEncoding encoding) throws Exception {
        List<byte[]> upright = OtherPictures.make(programs, folder, "scale=360:480", encoding);
        Clip wide = Clip.load(ClipName.WARM);
        RecordedCall call = new RecordedCall(folder, "turn");
        call.add(
                new RecordedConnection("applicant", ClipName.WARM, 0, 7_000)
                        .in(encoding)
                        .pictures(frame -> {
                            long millis = RecordedConnection.pictureMillis(frame);
                            boolean turned = millis >= 2_080 && millis < 4_080;
                            return turned
                                    ? upright.get((int) (frame % upright.size()))
                                    : wide.frame(encoding, frame);
                        }));
        call.add(new RecordedConnection("operator", ClipName.COOL, 0, 7_000).in(encoding));
        assertEverything(Watched.render(programs, call), 7);
    }

    @Test
    void nobody_has_a_microphone() throws Exception {
        RecordedCall call = new RecordedCall(folder, "mute");
        call.add(
                new RecordedConnection("applicant", ClipName.WARM, 0, 4_000).only(MediaKind.VIDEO));
        call.add(
                new RecordedConnection("operator", ClipName.COOL, 1_000, 3_000)
                        .only(MediaKind.VIDEO));
        Watched result = Watched.render(programs, call);
        assertThat(result.video().durationSeconds()).isEqualTo(4);
        assertMarkers(result.applicant().flashSeconds(), seconds(0, 4));
        assertMarkers(result.operator().flashSeconds(), seconds(1, 4));
        assertThat(result.applicant().beepSeconds()).isEmpty();
        assertThat(result.operator().beepSeconds()).isEmpty();
    }

    private static void assertEverything(Watched result, int seconds) {
        assertThat(result.video().durationSeconds()).isEqualTo(seconds);
        assertMarkers(result.applicant().flashSeconds(), seconds(0, seconds));
        assertMarkers(result.applicant().beepSeconds(), seconds(0, seconds));
        assertMarkers(result.operator().flashSeconds(), seconds(0, seconds));
        assertMarkers(result.operator().beepSeconds(), seconds(0, seconds));
    }
}
