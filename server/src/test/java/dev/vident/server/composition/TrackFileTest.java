package dev.vident.server.composition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.media.journal.MediaKind;
import dev.vident.media.rtp.VideoEncoding;
import dev.vident.media.synthetic.ClipName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// ffprobe and ffmpeg read what we write.
class TrackFileTest {
    @TempDir Path folder;

    @Test
    void every_frame_is_in_the_file_and_decodes_without_a_complaint() throws Exception {
        RecordedCall call = new RecordedCall(folder, "whole");
        call.add(new RecordedConnection("applicant", ClipName.WARM, 0, 12_000));
        // The clip is entered two pictures before a key frame.
        List<TrackFile> files = RecordedTracks.write(call.folder, folder).files();
        assertThat(files)
                .extracting(TrackFile::kind)
                .containsExactly(MediaKind.AUDIO, MediaKind.VIDEO);
        assertThat(files).extracting(TrackFile::frames).containsExactly(600L, 298L);
        assertThat(files).extracting(TrackFile::framesLeftOut).containsExactly(0L, 2L);
        assertStream(files.get(0), "audio", "opus", 600);
        MediaFacts.Stream video = assertStream(files.get(1), "video", "vp8", 298);
        assertThat(video.width()).isEqualTo(640);
        assertThat(video.height()).isEqualTo(480);
    }

    @Test
    void h264_is_copied_into_a_matroska_file_that_decodes_without_a_complaint() throws Exception {
        RecordedCall call = new RecordedCall(folder, "h264");
        call.add(
                new RecordedConnection("applicant", ClipName.WARM, 0, 12_000)
                        .in(VideoEncoding.H264)
                        .only(MediaKind.VIDEO));
        TrackFile file = RecordedTracks.write(call.folder, folder).files().getFirst();
        assertThat(file.frames()).isEqualTo(298);
        // Of the first packet nobody knows whether it is the start of its picture.
        assertThat(file.framesLeftOut()).isEqualTo(1);
        MediaFacts.Stream video = assertStream(file, "video", "h264", 298);
        assertThat(video.width()).isEqualTo(640);
        assertThat(video.height()).isEqualTo(480);
    }

    @Test
    void a_hole_freezes_the_picture_until_the_next_key_frame() throws Exception {
        RecordedCall call = new RecordedCall(folder, "hole");
        call.add(
                new RecordedConnection("applicant", ClipName.WARM, 0, 4_000)
                        .only(MediaKind.VIDEO)
                        .losing(packet -> packet < 2 || packet == 50));
        TrackFile file = RecordedTracks.write(call.folder, folder).files().getFirst();
        assertThat(file.framesLeftOut()).isPositive();
        assertThat(file.frames()).isBetween(85L, 98L);
        assertStream(file, "video", "vp8", file.frames());
    }

    @Test
    void nothing_is_handed_on_of_journals_without_a_picture_or_without_anything() throws Exception {
        RecordedCall call = new RecordedCall(folder, "nothing");
        call.add(
                new RecordedConnection("applicant", ClipName.WARM, 0, 2_000)
                        .only(MediaKind.VIDEO)
                        .losing(packet -> packet > 0));
        Files.createFile(call.folder.path().resolve("operator-0-video.journal"));
        Files.writeString(call.folder.path().resolve("operator-0-audio.journal"), "garbage");
        assertThat(RecordedTracks.write(call.folder, folder).files()).isEmpty();
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(call.folder.path());
        }
    }

    @Test
    void a_picture_with_a_foolish_time_does_not_stretch_the_call() throws Exception {
        RecordedCall call = new RecordedCall(folder, "foolish");
        call.add(new RecordedConnection("applicant", ClipName.WARM, 0, 2_000));
        call.add(
                new RecordedConnection("operator", ClipName.COOL, 0, 2_000)
                        .clock(1e8, 0)
                        .withoutReports());
        assertThat(RecordedTracks.write(call.folder, folder).endMillis()).isLessThan(35_000);
    }

    private MediaFacts.Stream assertStream(TrackFile file, String type, String codec, long frames)
            throws IOException, FfmpegFailure, InterruptedException {
        FfmpegPrograms programs = Ffmpeg.programs();
        Path path = folder.resolve(file.path());
        MediaFacts facts = new Probe(programs).counting(path);
        assertThat(facts.streams()).hasSize(1);
        MediaFacts.Stream stream = facts.first(type).orElseThrow();
        assertThat(stream.codec()).isEqualTo(codec);
        assertThat(stream.frames()).isEqualTo(frames);
        String complaints =
                FfmpegProcess.text(
                        programs.ffmpeg(),
                        List.of(
                                "-nostdin",
                                "-v",
                                "warning",
                                "-xerror",
                                "-i",
                                path.toString(),
                                "-fps_mode",
                                "passthrough",
                                "-f",
                                "null",
                                "-"),
                        Duration.ofSeconds(30));
        assertThat(complaints).isEmpty();
        return stream;
    }
}
