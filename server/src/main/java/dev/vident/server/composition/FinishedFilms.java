package dev.vident.server.composition;

import dev.vident.server.recording.RecordingFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A renderer that adds to what another has rendered: chapters, and a picture to show before the
/// film is played. Both are a help to the viewer only: when they fail, the film stays as it is.
/// Safe for use by several threads.
public final class FinishedFilms implements Renderer {
    private static final Logger LOG = LoggerFactory.getLogger(FinishedFilms.class);
    private static final Duration TIME_LIMIT = Duration.ofMinutes(5);
    private static final double DURATION_TOLERANCE_SECONDS = 0.001;

    /// The poster is taken here, when everybody has found the camera, or in the middle.
    private static final double POSTER_SECONDS = 10;

    private final Renderer renderer;
    private final FfmpegPrograms programs;
    private final Function<String, List<Chapter>> chapters;

    /// @param chapters the steps of the call with this id
    public FinishedFilms(
            Renderer renderer, FfmpegPrograms programs, Function<String, List<Chapter>> chapters) {
        this.renderer = renderer;
        this.programs = programs;
        this.chapters = chapters;
    }

    /// As the interface says. The poster lies at [#poster] afterwards, unless it failed.
    @Override
    public RenderedVideo compose(RecordingFolder recording, Path target, DoubleConsumer progress)
            throws CompositionFailure, InterruptedException {
        RenderedVideo film = renderer.compose(recording, target, progress);
        try (WorkFolder work =
                WorkFolder.create(
                        film.file().resolveSibling(film.file().getFileName() + ".finish"))) {
            addChapters(recording.callId(), film, work.path());
            takePoster(film, work.path());
        } catch (IOException | FfmpegFailure e) {
            LOG.warn("the film of call {} stays without chapters or poster", recording.callId(), e);
        }
        return film;
    }

    /// Where the poster of a film lies, a JPEG.
    static Path poster(Path film) {
        return film.resolveSibling(film.getFileName() + ".jpg");
    }

    private void addChapters(String callId, RenderedVideo film, Path work)
            throws IOException, FfmpegFailure, InterruptedException {
        Chapters parts = Chapters.of(chapters.apply(callId), film.start(), film.durationSeconds());
        if (parts.isEmpty()) {
            return;
        }
        Path metadata = work.resolve("chapters.txt");
        Path draft = work.resolve("film.mp4");
        Files.writeString(metadata, parts.metadata());
        run(
                work,
                input("mp4", film.file()),
                input("ffmetadata", metadata),
                words("-map 0:v -map 0:a -c copy -map_metadata 0 -map_chapters 1"),
                words("-movflags +faststart -f mp4"),
                List.of(draft.toString()));
        MediaFacts facts = new Probe(programs).of(draft);
        if (sameLength(facts, film.facts(), "video") && sameLength(facts, film.facts(), "audio")) {
            Files.move(draft, film.file(), StandardCopyOption.REPLACE_EXISTING);
        } else {
            throw new FfmpegFailure("with chapters the film is another one: " + facts);
        }
    }

    private static boolean sameLength(MediaFacts now, MediaFacts before, String type) {
        double difference =
                now.first(type).map(MediaFacts.Stream::durationSeconds).orElse(0.0)
                        - before.first(type).map(MediaFacts.Stream::durationSeconds).orElse(0.0);
        return Math.abs(difference) <= DURATION_TOLERANCE_SECONDS;
    }

    private void takePoster(RenderedVideo film, Path work)
            throws FfmpegFailure, IOException, InterruptedException {
        Path draft = work.resolve("poster.jpg");
        double seconds = Math.min(POSTER_SECONDS, film.durationSeconds() / 2.0);
        run(
                work,
                List.of("-ss", String.valueOf(seconds)),
                input("mp4", film.file()),
                words("-map 0:v -frames:v 1 -c:v mjpeg -q:v 4 -f image2 -update 1"),
                List.of(draft.toString()));
        Files.move(draft, poster(film.file()), StandardCopyOption.REPLACE_EXISTING);
    }

    private static List<String> input(String format, Path file) {
        return List.of("-protocol_whitelist", "file,pipe", "-f", format, "-i", file.toString());
    }

    private static List<String> words(String words) {
        return List.of(words.split(" "));
    }

    @SafeVarargs
    private final void run(Path work, List<String>... parts)
            throws FfmpegFailure, InterruptedException {
        List<String> arguments = new ArrayList<>(words("-nostdin -hide_banner -v error -y"));
        for (List<String> part : parts) {
            arguments.addAll(part);
        }
        FfmpegProcess.run(programs.ffmpeg(), arguments, work, TIME_LIMIT, _ -> {});
    }
}
