package dev.vident.server.composition;

import static dev.vident.server.composition.Watched.assertMarkers;
import static dev.vident.server.composition.Watched.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.media.journal.MediaKind;
import dev.vident.media.synthetic.ClipName;
import dev.vident.server.platform.Redacted;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Other arrangements than side by side, and other codecs than H.264.
class CompositionLayoutTest {
    private static FfmpegPrograms programs;

    @TempDir Path folder;

    @BeforeAll
    static void findPrograms() throws InterruptedException {
        programs = Ffmpeg.programs();
    }

    @Test
    void the_operator_stands_in_a_corner_of_the_applicants_picture() throws Exception {
        RecordedCall call = new RecordedCall(folder, "inset");
        call.add(new RecordedConnection("applicant", ClipName.WARM, 0, 5_000));
        call.add(new RecordedConnection("operator", ClipName.COOL, 1_000, 4_000));
        Watched result =
                Watched.render(programs, call, LayoutStyle.PICTURE_IN_PICTURE, Encoding.STANDARD);
        assertMarkers(result.applicant().flashSeconds(), seconds(0, 5));
        assertMarkers(result.applicant().beepSeconds(), seconds(0, 5));
        assertMarkers(result.operator().flashSeconds(), seconds(1, 5));
        assertMarkers(result.operator().beepSeconds(), seconds(1, 5));
    }

    @Test
    void the_applicant_alone_is_seen_and_both_are_heard() throws Exception {
        RecordedCall call = new RecordedCall(folder, "alone");
        call.add(new RecordedConnection("applicant", ClipName.WARM, 0, 4_000));
        call.add(new RecordedConnection("operator", ClipName.COOL, 0, 4_000));
        Watched result =
                Watched.render(programs, call, LayoutStyle.APPLICANT_ONLY, Encoding.STANDARD);
        assertMarkers(result.applicant().flashSeconds(), seconds(0, 4));
        assertMarkers(result.applicant().beepSeconds(), seconds(0, 4));
        assertThat(result.operator().flashSeconds()).isEmpty();
        assertMarkers(result.operator().beepSeconds(), seconds(0, 4));
    }

    @Test
    void an_operator_without_a_camera_leaves_the_applicants_picture_alone() throws Exception {
        RecordedCall call = new RecordedCall(folder, "corner");
        call.add(new RecordedConnection("applicant", ClipName.WARM, 0, 3_000));
        call.add(new RecordedConnection("operator", ClipName.COOL, 0, 3_000).only(MediaKind.AUDIO));
        Watched result =
                Watched.render(programs, call, LayoutStyle.PICTURE_IN_PICTURE, Encoding.STANDARD);
        assertMarkers(result.applicant().flashSeconds(), seconds(0, 3));
        assertThat(result.operator().flashSeconds()).isEmpty();
    }

    @Test
    void another_rate_of_pictures_and_a_line_from_where_the_applicant_called() throws Exception {
        RecordedCall call = new RecordedCall(folder, "thirty");
        call.add(new RecordedConnection("applicant", ClipName.WARM, 0, 2_000));
        call.add(new RecordedConnection("operator", ClipName.COOL, 0, 2_000));
        Encoding encoding = Encoding.of(VideoCodec.H264, 25, 30);
        Layouts from =
                new Layouts() {
                    @Override
                    public LayoutStyle of(String callId) {
                        return LayoutStyle.SIDE_BY_SIDE;
                    }

                    @Override
                    public Optional<Redacted<String>> origin(String callId) {
                        return Optional.of(Redacted.of("2001:db8::7 CHE"));
                    }
                };
        Watched result =
                Watched.render(
                        programs,
                        call.folder,
                        new Composer(programs, 2, encoding, from),
                        LayoutStyle.SIDE_BY_SIDE,
                        encoding);
        assertMarkers(result.applicant().flashSeconds(), seconds(0, 2));
        assertMarkers(result.operator().beepSeconds(), seconds(0, 2));
    }

    @Test
    void av1_and_vp9_go_into_mp4_too() throws Exception {
        for (VideoCodec codec : new VideoCodec[] {VideoCodec.AV1, VideoCodec.VP9}) {
            RecordedCall call = new RecordedCall(folder, codec.probedName());
            call.add(new RecordedConnection("applicant", ClipName.WARM, 0, 2_000));
            call.add(new RecordedConnection("operator", ClipName.COOL, 0, 2_000));
            Encoding encoding = Encoding.of(codec, codec.standardQuality());
            Watched result = Watched.render(programs, call, LayoutStyle.SIDE_BY_SIDE, encoding);
            assertMarkers(result.applicant().flashSeconds(), seconds(0, 2));
            assertMarkers(result.operator().beepSeconds(), seconds(0, 2));
        }
    }
}
