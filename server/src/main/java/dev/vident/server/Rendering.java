package dev.vident.server;

import dev.vident.server.composition.Chapter;
import dev.vident.server.composition.Composer;
import dev.vident.server.composition.CompositionBook;
import dev.vident.server.composition.CompositionJobs;
import dev.vident.server.composition.CompositionListener;
import dev.vident.server.composition.CompositionWorkers;
import dev.vident.server.composition.FfmpegPrograms;
import dev.vident.server.composition.FfmpegSearch;
import dev.vident.server.composition.FinishedFilms;
import dev.vident.server.composition.Layouts;
import dev.vident.server.composition.Renderer;
import dev.vident.server.composition.RollingCompositions;
import dev.vident.server.config.CompositionConfig;
import dev.vident.server.job.Jobs;
import dev.vident.server.platform.BlobStore;
import dev.vident.server.platform.Lifecycle;
import dev.vident.server.platform.SystemLoad;
import dev.vident.server.recording.RecordingArchive;
import dev.vident.server.recording.RecordingFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What turns recordings into videos, wired. Thread-safe.
final class Rendering {
    private static final int THREADS_PER_RENDERING = 2;

    private final CompositionConfig config;
    private final Lifecycle parts;
    private final DataFolder data;
    private final @Nullable Renderer renderer;
    private final @Nullable RollingCompositions rolling;

    private Rendering(
            CompositionConfig config,
            Lifecycle parts,
            DataFolder data,
            @Nullable Renderer renderer,
            @Nullable RollingCompositions rolling) {
        this.config = config;
        this.parts = parts;
        this.data = data;
        this.renderer = renderer;
        this.rolling = rolling;
    }

    /// Finds ffmpeg and begins to compose running calls, unless others shall do all that.
    ///
    /// @param layouts how the participants of a call are arranged
    /// @param chapters the steps of the call with this id
    /// @throws StartRefusal when ffmpeg is missing
    static Rendering open(
            CompositionConfig config,
            Lifecycle parts,
            DataFolder data,
            Layouts layouts,
            Function<String, List<Chapter>> chapters) {
        if (config.parallelism() == 0) {
            return new Rendering(config, parts, data, null, null);
        }
        FfmpegPrograms programs = programs(config, data);
        RollingCompositions rolling =
                parts.own(
                        "running compositions",
                        rolling(config, composer(config, programs, layouts), data));
        rolling.start();
        Renderer renderer = new FinishedFilms(rolling, programs, chapters);
        return new Rendering(config, parts, data, renderer, rolling);
    }

    private static RollingCompositions rolling(
            CompositionConfig config, Composer composer, DataFolder data) {
        Path folder = data.path().resolve("rolling");
        int calls = config.rollingCalls().orElse(SystemLoad.cores());
        try {
            return new RollingCompositions(composer, folder, calls, SystemLoad::isHigh);
        } catch (IOException e) {
            throw new StartRefusal("The folder " + folder + " cannot be emptied: " + e, e);
        }
    }

    /// Finds ffmpeg, for a process that has no calls.
    ///
    /// @param layouts how the participants of a call are arranged
    /// @param chapters the steps of the call with this id
    /// @throws StartRefusal when ffmpeg is missing
    static Rendering withoutCalls(
            CompositionConfig config,
            Lifecycle parts,
            DataFolder data,
            Layouts layouts,
            Function<String, List<Chapter>> chapters) {
        FfmpegPrograms programs = programs(config, data);
        Renderer renderer =
                new FinishedFilms(composer(config, programs, layouts), programs, chapters);
        return new Rendering(config, parts, data, renderer, null);
    }

    private static Composer composer(
            CompositionConfig config, FfmpegPrograms programs, Layouts layouts) {
        return new Composer(programs, THREADS_PER_RENDERING, config.encoding(), layouts);
    }

    /// A call begins to be recorded.
    void recordingBegun(RecordingFolder recording) {
        if (rolling != null) {
            rolling.opened(recording);
        }
    }

    /// What does the jobs, or null when others shall.
    @Nullable CompositionJobs jobs(
            Jobs jobs,
            CompositionBook book,
            RecordingArchive archive,
            BlobStore blobs,
            CompositionListener news,
            InstantSource clock) {
        if (renderer == null) {
            return null;
        }
        Path folder = data.path().resolve("rendering");
        return new CompositionJobs(jobs, book, renderer, archive, blobs, folder, news, clock);
    }

    /// Starts the threads that do the jobs.
    ///
    /// @return wakes them when there is a new job
    Runnable work(@Nullable CompositionJobs jobs) {
        if (jobs == null) {
            return () -> {};
        }
        CompositionWorkers workers =
                parts.own("compositions", CompositionWorkers.start(jobs, config.parallelism()));
        return workers::wakeUp;
    }

    private static FfmpegPrograms programs(CompositionConfig config, DataFolder data) {
        try {
            return switch (FfmpegPrograms.find(config.ffmpegFolder(), data.programs())) {
                case FfmpegSearch.Found(FfmpegPrograms programs) -> programs;
                case FfmpegSearch.Missing(String reason, List<String> packages) ->
                        throw new StartRefusal(
                                "Without ffmpeg no call can be composed: "
                                        + reason
                                        + (packages.isEmpty()
                                                ? ". ./vident doctor tells more."
                                                : ". Install: sudo apt-get install "
                                                        + String.join(" ", packages)));
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefusal("Interrupted while starting.", e);
        }
    }
}
