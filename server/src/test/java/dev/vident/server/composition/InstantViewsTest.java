package dev.vident.server.composition;

import static dev.vident.server.composition.Watched.assertMarkers;
import static dev.vident.server.composition.Watched.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.media.journal.MediaKind;
import dev.vident.media.rtp.VideoEncoding;
import dev.vident.media.synthetic.Clip;
import dev.vident.media.synthetic.ClipName;
import dev.vident.server.recording.RecordingArchive;
import dev.vident.server.recording.RecordingKeys;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InstantViewsTest {
    @TempDir Path folder;

    private final InstantSource clock = InstantSource.system();

    private InstantViews views() {
        return new InstantViews(
                new RecordingArchive(folder.resolve("recordings"), RecordingKeys.NONE, clock),
                folder.resolve("views"));
    }

    private RecordedCall recorded(VideoEncoding encoding) throws Exception {
        RecordedCall call = new RecordedCall(folder.resolve("recordings"), "call");
        call.add(
                new RecordedConnection("applicant", ClipName.WARM, 0, 12_000)
                        .in(encoding)
                        .clock(200, 0));
        call.add(new RecordedConnection("operator", ClipName.COOL, 2_000, 3_700).in(encoding));
        call.add(
                new RecordedConnection("operator", ClipName.COOL, 8_000, 3_700)
                        .in(encoding)
                        .epoch(1));
        new RecordingArchive(folder.resolve("recordings"), RecordingKeys.NONE, clock)
                .finish(call.folder);
        return call;
    }

    /// Sound is listened to without a look at time stamps, as browsers do.
    private Markers.Seat watch(InstantView view, int hertz) throws Exception {
        return new MarkerFinder(Ffmpeg.programs())
                .find(
                        view.file(),
                        new Layout(
                                640, 480, List.of(new Layout.Cell("one", 0, 0, 640, 480, false))),
                        List.of(new MarkerFinder.Wanted("one", hertz)))
                .seats()
                .getFirst();
    }

    @ParameterizedTest
    @EnumSource(VideoEncoding.class)
    void each_participant_is_a_film_in_call_time_that_keeps_in_step(VideoEncoding encoding)
            throws Exception {
        recorded(encoding);
        try (InstantViews views = views()) {
            List<InstantView> films = views.of("call");
            assertThat(films)
                    .extracting(InstantView::participant)
                    .containsExactly("applicant", "operator");
            Markers.Seat applicant = watch(films.get(0), ClipName.WARM.beepHertz());
            assertMarkers(applicant.flashSeconds(), seconds(0, 12));
            assertMarkers(applicant.beepSeconds(), seconds(0, 12));
            Markers.Seat operator = watch(films.get(1), ClipName.COOL.beepHertz());
            DoubleStream there = DoubleStream.concat(seconds(2, 6), seconds(8, 12));
            assertMarkers(operator.beepSeconds(), there);
            for (InstantView film : films) {
                MediaFacts facts = new Probe(Ffmpeg.programs()).of(film.file());
                assertThat(facts.durationSeconds()).isBetween(11.9, 12.1);
                assertThat(film.durationMillis()).isEqualTo(films.getFirst().durationMillis());
                assertThat(facts.first("video").orElseThrow().codec())
                        .isEqualTo(encoding.name().toLowerCase(Locale.ROOT));
                assertThat(facts.first("audio").orElseThrow().codec()).isEqualTo("opus");
            }
        }
    }

    @Test
    void films_of_calls_that_were_composed_elsewhere_are_removed() throws Exception {
        recorded(VideoEncoding.VP8);
        try (InstantViews views = views()) {
            Path film = views.of("call").getFirst().file();
            views.forgetAll("another"::equals);
            assertThat(film).exists();
            views.forgetAll("call"::equals);
            assertThat(film).doesNotExist();
        }
    }

    @ParameterizedTest
    @EnumSource(VideoEncoding.class)
    void a_film_can_be_entered_in_the_middle(VideoEncoding encoding) throws Exception {
        recorded(encoding);
        try (InstantViews views = views()) {
            Path film = views.of("call").getFirst().file();
            String head = new String(Files.readAllBytes(film), StandardCharsets.ISO_8859_1);
            // The index comes before the media, so that a browser needs no second look.
            boolean webm = encoding == VideoEncoding.VP8;
            assertThat(head.indexOf(webm ? "\u001cS\u00bbk" : "moov"))
                    .isPositive()
                    .isLessThan(head.indexOf(webm ? "\u001fC\u00b6u" : "mdat"));
            String times =
                    FfmpegProcess.text(
                            Ffmpeg.programs().ffprobe(),
                            List.of(
                                    "-v",
                                    "error",
                                    "-read_intervals",
                                    "7.5%+#1",
                                    "-select_streams",
                                    "v",
                                    "-show_entries",
                                    "packet=pts_time,flags",
                                    "-of",
                                    "csv=p=0",
                                    film.toString()),
                            Duration.ofSeconds(20));
            String[] first = times.strip().split("[,\n]");
            assertThat(Double.parseDouble(first[0])).isBetween(6.0, 7.5);
            assertThat(first[1]).startsWith("K");
        }
    }

    @ParameterizedTest
    @EnumSource(VideoEncoding.class)
    void a_telephone_that_is_turned_changes_the_size_in_the_middle_of_the_film(
            VideoEncoding encoding) throws Exception {
        FfmpegPrograms programs = Ffmpeg.programs();
        List<byte[]> upright = OtherPictures.make(programs, folder, "scale=360:480", encoding);
        Clip wide = Clip.load(ClipName.WARM);
        RecordedCall call = new RecordedCall(folder.resolve("recordings"), "call");
        call.add(
                new RecordedConnection("applicant", ClipName.WARM, 0, 6_000)
                        .in(encoding)
                        .pictures(frame ->
                                RecordedConnection.pictureMillis(frame) < 3_080
                                        ? wide.frame(encoding, frame)
                                        : upright.get((int) (frame % upright.size()))));
        new RecordingArchive(folder.resolve("recordings"), RecordingKeys.NONE, clock)
                .finish(call.folder);
        try (InstantViews views = views()) {
            Path film = views.of("call").getFirst().file();
            String widths =
                    FfmpegProcess.text(
                            programs.ffprobe(),
                            List.of(
                                    "-v",
                                    "error",
                                    "-select_streams",
                                    "v",
                                    "-show_entries",
                                    "frame=width",
                                    "-of",
                                    "csv=p=0",
                                    film.toString()),
                            Duration.ofSeconds(20));
            assertThat(widths.lines().map(line -> line.replace(",", "")).distinct())
                    .containsExactly("640", "360");
            assertThat(widths.lines().filter(line -> line.startsWith("360")).count())
                    .isBetween(70L, 75L);
        }
    }

    @Test
    void somebody_without_a_camera_is_only_heard() throws Exception {
        RecordedCall call = new RecordedCall(folder.resolve("recordings"), "call");
        call.add(
                new RecordedConnection("applicant", ClipName.WARM, 0, 3_000).only(MediaKind.AUDIO));
        new RecordingArchive(folder.resolve("recordings"), RecordingKeys.NONE, clock)
                .finish(call.folder);
        try (InstantViews views = views()) {
            InstantView film = views.of("call").getFirst();
            assertThat(film.hasPicture()).isFalse();
            MediaFacts facts = new Probe(Ffmpeg.programs()).of(film.file());
            assertThat(facts.first("video")).isEmpty();
            assertThat(facts.first("audio")).isPresent();
        }
    }

    @Test
    void films_are_made_of_finished_recordings_only_and_forgotten_when_told() throws Exception {
        RecordedCall call = new RecordedCall(folder.resolve("recordings"), "call");
        call.add(
                new RecordedConnection("applicant", ClipName.WARM, 0, 1_000).only(MediaKind.AUDIO));
        try (InstantViews views = views()) {
            assertThat(views.of("call")).isEmpty();
            new RecordingArchive(folder.resolve("recordings"), RecordingKeys.NONE, clock)
                    .finish(call.folder);
            Path film = views.of("call").getFirst().file();
            assertThat(views.of("call").getFirst().file()).isEqualTo(film).exists();
            views.forget("call");
            assertThat(film).doesNotExist();
        }
        assertThat(folder.resolve("views")).doesNotExist();
    }
}
