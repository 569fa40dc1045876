package dev.vident.server.composition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.media.synthetic.ClipName;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FinishedFilmsTest {
    private static final Instant START =
            Instant.ofEpochMilli(RecordedCall.START_MICROS / 1_000 + 20);

    @TempDir Path folder;

    private RenderedVideo compose(List<Chapter> chapters) throws Exception {
        RecordedCall call = new RecordedCall(folder, "finished");
        call.add(new RecordedConnection("applicant", ClipName.WARM, 0, 5_000));
        call.add(new RecordedConnection("operator", ClipName.COOL, 0, 5_000));
        FfmpegPrograms programs = Ffmpeg.programs();
        return new FinishedFilms(new Composer(programs, 2), programs, _ -> chapters)
                .compose(call.folder, folder.resolve("finished.mp4"), _ -> {});
    }

    @Test
    void the_steps_of_the_script_become_chapters_and_nothing_else_changes() throws Exception {
        RenderedVideo film =
                compose(
                        List.of(
                                new Chapter(START.plusMillis(1_500), "Document, front"),
                                new Chapter(START.plusMillis(3_250), "Gesicht äöü = 100 %")));
        StrictMp4 strict = StrictMp4.check(film.file());
        assertThat(strict.durationSeconds()).isEqualTo(5);
        assertThat(strict.createdAt().getEpochSecond()).isEqualTo(film.start().getEpochSecond());
        assertThat(strict.chapters())
                .extracting(StrictMp4.Chapter::title)
                .containsExactly("Beginning", "Document, front", "Gesicht äöü = 100 %");
        assertThat(strict.chapters().get(1).startSeconds()).isBetween(1.45, 1.55);
        assertThat(strict.chapters().get(2).startSeconds()).isBetween(3.20, 3.30);
        MediaFacts facts = new Probe(Ffmpeg.programs()).counting(film.file());
        assertThat(facts.first("video").orElseThrow().frames()).isEqualTo(125);
        assertThat(facts.first("video").orElseThrow().durationSeconds()).isEqualTo(5);
        assertThat(facts.first("audio").orElseThrow().durationSeconds()).isEqualTo(5);
    }

    @Test
    void a_poster_shows_both_and_a_call_without_steps_has_no_chapters() throws Exception {
        RenderedVideo film = compose(List.of());
        assertThat(StrictMp4.check(film.file()).chapters()).isEmpty();
        BufferedImage poster = ImageIO.read(FinishedFilms.poster(film.file()).toFile());
        assertThat(poster.getWidth()).isEqualTo(1_280);
        assertThat(poster.getHeight()).isEqualTo(480);
        try (var left = Files.list(folder)) {
            assertThat(left.map(path -> String.valueOf(path.getFileName())))
                    .containsExactlyInAnyOrder("finished", "finished.mp4", "finished.mp4.jpg");
        }
    }
}
