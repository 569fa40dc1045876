package dev.vident.server.composition;

import dev.vident.server.platform.Redacted;
import dev.vident.server.recording.RecordingFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/// Renders finished recordings: journals → track files → one MP4 with H.264 and AAC. Safe for use
/// by several threads.
public final class Composer implements Renderer {
    /// Where the machine is busy with calls, a rendering at lowest priority may take many times its
    /// length.
    private static final Duration TIME_LIMIT_BASE = Duration.ofMinutes(10);

    private static final int TIME_LIMIT_FACTOR = 20;

    private static final Redacted<String> NOWHERE = Redacted.of("");
    private static final double DURATION_TOLERANCE_SECONDS = 0.05;

    private final FfmpegPrograms programs;
    private final int threads;
    private final Encoding encoding;
    private final Layouts layouts;

    /// @param threads one rendering may use, at least 1
    public Composer(FfmpegPrograms programs, int threads) {
        this(programs, threads, Encoding.STANDARD);
    }

    /// @param threads one rendering may use, at least 1
    /// @param encoding of the picture
    public Composer(FfmpegPrograms programs, int threads, Encoding encoding) {
        this(programs, threads, encoding, _ -> LayoutStyle.SIDE_BY_SIDE);
    }

    /// @param threads one rendering may use, at least 1
    /// @param encoding of the picture
    public Composer(FfmpegPrograms programs, int threads, Encoding encoding, Layouts layouts) {
        this.programs = programs;
        this.threads = threads;
        this.encoding = encoding;
        this.layouts = layouts;
    }

    /// As the interface says. A folder named as the target with `.work` appended is used meanwhile.
    @Override
    public RenderedVideo compose(RecordingFolder recording, Path target, DoubleConsumer progress)
            throws CompositionFailure, InterruptedException {
        Path absolute = target.toAbsolutePath();
        try (WorkFolder work =
                WorkFolder.create(absolute.resolveSibling(absolute.getFileName() + ".work"))) {
            RecordedTracks tracks = RecordedTracks.write(recording, work.path());
            if (tracks.files().isEmpty()) {
                throw new CompositionFailure(
                        "the recording holds nothing that can be played", false);
            }
            CompositionPlan plan =
                    plan(
                            recording,
                            tracks,
                            Math.ceilDiv(tracks.endMillis(), 1_000),
                            tracks.files().stream().map(TrackFile::participant).toList(),
                            work.font());
            return render(plan, work, absolute, progress);
        } catch (IOException e) {
            throw new CompositionFailure("the disk failed: " + e.getMessage(), e);
        } catch (FfmpegFailure e) {
            throw new CompositionFailure("ffmpeg: " + e.getMessage(), e);
        }
    }

    /// What the composition of a call looks and sounds like.
    CompositionPlan plan(
            RecordingFolder recording,
            RecordedTracks tracks,
            long durationSeconds,
            List<String> participants,
            Path font) {
        return new CompositionPlan(
                recording.callId(),
                layouts.origin(recording.callId()).orElse(NOWHERE),
                tracks.start(),
                durationSeconds,
                Layout.of(participants, layouts.of(recording.callId())),
                tracks.files(),
                tracks.presence(),
                font,
                encoding,
                threads);
    }

    /// The programs it runs.
    FfmpegPrograms programs() {
        return programs;
    }

    /// Renders one second of nothing, to see that programs, libraries, encoders and font work
    /// together.
    ///
    /// @param folder to work in
    /// @return the reason why it does not work, or empty
    public Optional<String> selfTest(Path folder) throws InterruptedException {
        Path target = folder.toAbsolutePath().resolve("self-test.mp4");
        try (WorkFolder work = WorkFolder.create(target.resolveSibling("self-test.work"))) {
            CompositionPlan plan =
                    new CompositionPlan(
                            "self-test",
                            NOWHERE,
                            Instant.EPOCH,
                            1,
                            Layout.of(List.of()),
                            List.of(),
                            Map.of(),
                            work.font(),
                            encoding,
                            threads);
            render(plan, work, target, _ -> {});
            Files.delete(target);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("the disk failed: " + e.getMessage());
        } catch (FfmpegFailure e) {
            return Optional.of("ffmpeg: " + e.getMessage());
        }
    }

    private RenderedVideo render(
            CompositionPlan plan, WorkFolder work, Path target, DoubleConsumer progress)
            throws IOException, FfmpegFailure, InterruptedException {
        String draft = "composition.mp4";
        FfmpegProcess.run(
                programs.ffmpeg(),
                FfmpegCommand.arguments(plan, Path.of(draft)),
                work.path(),
                timeLimit(plan.durationSeconds()),
                new FfmpegProgress(plan.durationSeconds(), progress));
        return checked(programs, plan, work.path().resolve(draft), target);
    }

    /// How long rendering that much may take at most.
    static Duration timeLimit(long seconds) {
        return TIME_LIMIT_BASE.plusSeconds(TIME_LIMIT_FACTOR * seconds);
    }

    /// Looks whether a rendered file is what was asked for, and puts it to its place.
    static RenderedVideo checked(
            FfmpegPrograms programs, CompositionPlan plan, Path rendered, Path target)
            throws IOException, FfmpegFailure, InterruptedException {
        MediaFacts facts = new Probe(programs).of(rendered);
        requireWhole(facts, plan);
        Files.deleteIfExists(target);
        Files.move(rendered, target);
        return new RenderedVideo(target, plan.start(), plan.durationSeconds(), facts);
    }

    /// ffmpeg ends with status 0 in more cases than one would like.
    private static void requireWhole(MediaFacts facts, CompositionPlan plan) throws FfmpegFailure {
        long durationSeconds = plan.durationSeconds();
        boolean whole =
                isWhole(facts.first("video"), plan.encoding().codec(), durationSeconds)
                        && isWhole(facts.first("audio"), "aac", durationSeconds);
        if (!whole) {
            throw new FfmpegFailure(
                    "rendered something else than "
                            + durationSeconds
                            + " s of picture and sound: "
                            + facts);
        }
    }

    private static boolean isWhole(
            Optional<MediaFacts.Stream> stream, String codec, long durationSeconds) {
        return stream.isPresent()
                && stream.get().codec().equals(codec)
                && Math.abs(stream.get().durationSeconds() - durationSeconds)
                        <= DURATION_TOLERANCE_SECONDS;
    }
}
