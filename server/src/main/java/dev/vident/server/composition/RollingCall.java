package dev.vident.server.composition;

import dev.vident.server.recording.RecordingFolder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/// A call that is composed while it runs: pictures in parts of 16 s, some seconds behind what is
/// being recorded, sound as one piece. At its end only the last part is missing, and all are
/// joined. Safe for use by several threads, one of which works at a time.
///
/// What is finished stays as it is: how clocks are related is estimated anew for each part, with
/// all that is known then. A part always has the pictures of its own time, so that nothing is
/// missing or doubled where two meet.
final class RollingCall implements AutoCloseable {
    /// 400 pictures and 750 AAC frames.
    static final int SEGMENT_SECONDS = 16;

    /// How long a finished part waits for what the network or the disk brings late.
    static final int BEHIND_MILLIS = 4_000;

    private static final Duration JOIN_LIMIT = Duration.ofMinutes(5);

    private final Composer composer;
    private final RecordingFolder recording;
    private final WorkFolder work;
    private final Path font;
    private final GrowingTracks tracks;
    private final SoundSeam seam = new SoundSeam();
    private final List<Segment> finished = new ArrayList<>();
    private final ReentrantLock working = new ReentrantLock();
    private @Nullable Layout layout;
    private @Nullable SoundEncoder sound;

    private RollingCall(Composer composer, RecordingFolder recording, WorkFolder work, Path font) {
        this.composer = composer;
        this.recording = recording;
        this.work = work;
        this.font = font;
        this.tracks = new GrowingTracks(recording);
    }

    /// Begins; nothing need be recorded yet.
    ///
    /// @param folder for its files, emptied now and removed by [#close]
    static RollingCall begin(Composer composer, RecordingFolder recording, Path folder)
            throws IOException {
        WorkFolder work = WorkFolder.create(folder.toAbsolutePath());
        return new RollingCall(composer, recording, work, work.font());
    }

    RecordingFolder recording() {
        return recording;
    }

    /// How much of the call is finished.
    long finishedSeconds() {
        return (long) finished.size() * SEGMENT_SECONDS;
    }

    /// Composes the next part if enough is recorded for it.
    ///
    /// @return whether it was
    /// @throws GrowingTracks.Astray when this call cannot be composed while it runs
    boolean advance()
            throws IOException, FfmpegFailure, GrowingTracks.Astray, InterruptedException {
        working.lockInterruptibly();
        try {
            if (recording.isFinished()) {
                return false;
            }
            tracks.readOn();
            long heard = tracks.heardMillis();
            long end = finishedSeconds() + SEGMENT_SECONDS;
            if (heard < end * 1_000 + BEHIND_MILLIS) {
                return false;
            }
            Segment next = new Segment(finishedSeconds(), end, SoundSeam.OVERLAP_MILLIS);
            RecordedTracks recorded = tracks.write(work.path(), next.fromSeconds() * 1_000, heard);
            if (recorded.isUndecidedBefore(end * 1_000)) {
                return false;
            }
            compose(next, plan(recorded, end), _ -> {});
            tracks.forget(end * 1_000);
            return true;
        } finally {
            working.unlock();
        }
    }

    /// Composes what is missing of a finished recording and joins everything.
    ///
    /// @param target file to write
    RenderedVideo finish(Path target, DoubleConsumer progress)
            throws IOException, FfmpegFailure, GrowingTracks.Astray, InterruptedException {
        working.lockInterruptibly();
        try {
            tracks.readToEnd();
            RecordedTracks recorded = tracks.write(work.path(), finishedSeconds() * 1_000, -1);
            long duration = Math.ceilDiv(recorded.endMillis(), 1_000);
            if (finished.isEmpty() || duration < finishedSeconds()) {
                throw new GrowingTracks.Astray("there is nothing to go on with");
            }
            CompositionPlan plan = plan(recorded, duration);
            if (duration > finishedSeconds()) {
                compose(new Segment(finishedSeconds(), duration, 0), plan, progress);
            }
            return join(plan, target);
        } finally {
            working.unlock();
        }
    }

    private CompositionPlan plan(RecordedTracks recorded, long duration)
            throws GrowingTracks.Astray {
        CompositionPlan plan =
                composer.plan(recording, recorded, duration, tracks.participants(), font);
        if (!finished.isEmpty() && !plan.layout().equals(layout)) {
            throw new GrowingTracks.Astray("the picture is divided otherwise than at first");
        }
        layout = plan.layout();
        return plan;
    }

    private void compose(Segment segment, CompositionPlan plan, DoubleConsumer progress)
            throws IOException, FfmpegFailure, InterruptedException {
        Path samples = Path.of("sound.pcm");
        Path ffmpeg = composer.programs().ffmpeg();
        List<String> arguments =
                FfmpegCommand.arguments(plan, segment, name(finished.size()), samples);
        Duration limit = Composer.timeLimit(segment.seconds());
        var told = new FfmpegProgress(segment.seconds(), progress);
        if (recording.isFinished()) {
            FfmpegProcess.run(ffmpeg, arguments, work.path(), limit, told);
        } else {
            FfmpegProcess.runIdle(ffmpeg, arguments, work.path(), limit, told);
        }
        short[] part = read(work.path().resolve(samples));
        if (part.length != segment.samples()) {
            throw new FfmpegFailure(
                    "rendered %d samples instead of %d".formatted(part.length, segment.samples()));
        }
        encoder().write(seam.join(part, Math.toIntExact(segment.seconds() * Segment.SAMPLE_RATE)));
        finished.add(segment);
    }

    private SoundEncoder encoder() throws FfmpegFailure {
        if (sound == null) {
            sound =
                    SoundEncoder.start(
                            composer.programs().ffmpeg(), work.path(), Path.of("sound.mp4"));
        }
        return sound;
    }

    private RenderedVideo join(CompositionPlan plan, Path target)
            throws IOException, FfmpegFailure, InterruptedException {
        encoder().finish();
        StringBuilder list = new StringBuilder("ffconcat version 1.0\n");
        for (int i = 0; i < finished.size(); i++) {
            list.append("file %s%nduration %d%n".formatted(name(i), finished.get(i).seconds()));
        }
        Files.writeString(work.path().resolve("parts.txt"), list);
        Path draft = Path.of("composition.mp4");
        FfmpegProcess.run(
                composer.programs().ffmpeg(),
                FfmpegCommand.join(plan, Path.of("parts.txt"), Path.of("sound.mp4"), draft),
                work.path(),
                JOIN_LIMIT,
                _ -> {});
        return Composer.checked(
                composer.programs(), plan, work.path().resolve(draft), target.toAbsolutePath());
    }

    private static Path name(int part) {
        return Path.of("part-%05d.mp4".formatted(part));
    }

    private static short[] read(Path samples) throws IOException {
        ByteBuffer bytes =
                ByteBuffer.wrap(Files.readAllBytes(samples)).order(ByteOrder.LITTLE_ENDIAN);
        short[] read = new short[bytes.remaining() / Short.BYTES];
        bytes.asShortBuffer().get(read);
        return read;
    }

    /// Ends everything and removes its files.
    @Override
    public void close() throws IOException {
        if (sound != null) {
            sound.close();
        }
        try (work) {
            tracks.close();
        }
    }
}
