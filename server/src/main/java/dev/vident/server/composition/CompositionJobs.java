package dev.vident.server.composition;

import dev.vident.server.job.Failure;
import dev.vident.server.job.Job;
import dev.vident.server.job.Jobs;
import dev.vident.server.job.Waiting;
import dev.vident.server.platform.BlobStore;
import dev.vident.server.recording.RecordingArchive;
import dev.vident.server.recording.RecordingFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does the `compose` jobs: renders a call, puts the video into the blob store and writes both
/// down.
///
/// Everything survives a restart at any point. A claim that is not confirmed any more is claimed
/// again, rendering starts from the journals and replaces what an earlier attempt left, and a
/// worker that lost its claim changes nothing. Confined to one thread per call of [#doNext];
/// several threads may call it.
public final class CompositionJobs {
    private static final Logger LOG = LoggerFactory.getLogger(CompositionJobs.class);

    private static final Duration HEARTBEAT = Jobs.CLAIM_EXPIRES_AFTER.dividedBy(3);

    private final Jobs jobs;
    private final CompositionBook book;
    private final Renderer renderer;
    private final RecordingArchive archive;
    private final BlobStore blobs;
    private final Path workFolder;
    private final CompositionListener listener;
    private final InstantSource clock;
    private final Map<String, Heartbeat> rendering = new ConcurrentHashMap<>();

    /// @param workFolder for files being rendered; what is there after a crash is replaced
    public CompositionJobs(
            Jobs jobs,
            CompositionBook book,
            Renderer renderer,
            RecordingArchive archive,
            BlobStore blobs,
            Path workFolder,
            CompositionListener listener,
            InstantSource clock) {
        this.jobs = jobs;
        this.book = book;
        this.renderer = renderer;
        this.archive = archive;
        this.blobs = blobs;
        this.workFolder = workFolder;
        this.listener = listener;
        this.clock = clock;
    }

    /// Does one job if there is one that is due.
    ///
    /// @return whether there was one
    /// @throws InterruptedException when the thread was interrupted; the job is due again at once
    public boolean doNext() throws InterruptedException {
        return doNext(Duration.ZERO);
    }

    /// As the other, but leaves to others what has not been due for so long.
    public boolean doNext(Duration dueFor) throws InterruptedException {
        Optional<Job> job = jobs.claim(CompositionBook.COMPOSE, dueFor);
        if (job.isEmpty()) {
            return false;
        }
        Optional<Composition> composition = book.started(job.get().payload());
        if (composition.isEmpty()) {
            jobs.fail(job.get(), new Failure.GiveUp("there is no such composition"));
        } else if (composition.get().state() instanceof CompositionState.Ready) {
            jobs.complete(job.get());
        } else {
            listener.changed(composition.get());
            render(job.get(), composition.get());
        }
        return true;
    }

    /// Ends the rendering of a call and whatever process does it, here at once and elsewhere at the
    /// next heartbeat.
    ///
    /// @param reason shown at the desk
    /// @return false when the composition is neither waiting nor being rendered
    public boolean cancel(String callId, String reason) {
        Optional<Composition> cancelled = book.cancel(callId, reason);
        cancelled.ifPresent(listener::changed);
        Heartbeat here = rendering.get(callId);
        if (here != null) {
            here.look();
        }
        return cancelled.isPresent();
    }

    private void render(Job job, Composition composition) throws InterruptedException {
        if (job.takenOver() && rests(job, composition)) {
            return;
        }
        Path target = workFolder.resolve(composition.callId() + "-" + job.attempt() + ".mp4");
        try (var heartbeat = new Heartbeat(job)) {
            rendering.put(composition.callId(), heartbeat);
            forget(composition.callId(), job.attempt() - 1);
            Files.createDirectories(workFolder);
            RecordingFolder recording = archive.folder(composition.callId());
            archive.finish(recording);
            RenderedVideo video =
                    renderer.compose(
                            recording,
                            target,
                            share -> listener.progressed(composition.callId(), share));
            StoredVideo stored = StoredVideo.put(blobs, composition.mediaId(), target);
            Path poster = FinishedFilms.poster(target);
            if (Files.exists(poster)) {
                StoredVideo.putPoster(blobs, composition.mediaId(), poster);
            }
            book.ready(job, composition, video.durationSeconds(), stored)
                    .ifPresent(listener::changed);
        } catch (InterruptedException e) {
            // Nothing happens when it was cancelled or another worker has it: the claim is gone.
            jobs.fail(job, new Failure.Postponed("rendering was interrupted", clock.instant()));
            throw e;
        } catch (CompositionFailure e) {
            failed(job, composition, e.reason(), e.worthRetrying());
        } catch (IOException e) {
            LOG.warn("rendering call {} failed", composition.callId(), e);
            failed(job, composition, "a file cannot be read or written (" + e + ")", true);
        } catch (RuntimeException e) {
            LOG.warn("rendering call {} failed", composition.callId(), e);
            failed(job, composition, "something went wrong on our side (" + e + ")", true);
        } finally {
            rendering.remove(composition.callId());
            deleteQuietly(target);
            deleteQuietly(FinishedFilms.poster(target));
        }
    }

    /// Whether a job whose worker died is left alone, for a while or for good.
    private boolean rests(Job job, Composition composition) {
        String reason = "every worker that tried it died, " + job.deaths() + " so far";
        Optional<Duration> pause = Retries.afterDeath(job);
        if (pause.isEmpty()) {
            givenUp(job, composition, reason);
            return true;
        }
        if (pause.get().isZero()) {
            return false;
        }
        Instant notBefore = in(pause.get());
        if (jobs.fail(job, new Failure.Postponed(reason, notBefore))) {
            waits(composition, job.attempt() - 1, reason, notBefore);
        }
        return true;
    }

    private void failed(Job job, Composition composition, String reason, boolean worthRetrying) {
        Optional<Duration> pause = worthRetrying ? Retries.afterFailure(job) : Optional.empty();
        if (pause.isEmpty()) {
            givenUp(job, composition, reason);
            return;
        }
        Instant notBefore = in(pause.get());
        if (jobs.fail(job, new Failure.Retry(reason, notBefore))) {
            waits(composition, job.attempt(), reason, notBefore);
        }
    }

    private void waits(Composition composition, int attempts, String reason, Instant notBefore) {
        LOG.warn(
                "rendering call {} failed and is tried again at {}: {}",
                composition.callId(),
                notBefore,
                reason);
        listener.waits(composition.callId(), new Waiting(attempts, reason, notBefore));
    }

    private void givenUp(Job job, Composition composition, String reason) {
        LOG.warn("rendering call {} failed for good: {}", composition.callId(), reason);
        book.failed(job, composition, reason).ifPresent(listener::changed);
    }

    private Instant in(Duration pause) {
        return clock.instant().plus(pause).truncatedTo(ChronoUnit.MILLIS);
    }

    /// What an attempt left whose worker has died.
    private void forget(String callId, int attempt) throws IOException {
        Path target = workFolder.resolve(callId + "-" + attempt + ".mp4");
        Files.deleteIfExists(target);
        WorkFolder.delete(target.resolveSibling(target.getFileName() + ".work"));
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // It is replaced by the next attempt.
            LOG.warn("a rendered file cannot be removed", e);
        }
    }

    /// Confirms the claim while the job is being done and interrupts the worker when the claim is
    /// lost.
    private final class Heartbeat implements AutoCloseable {
        private final Semaphore wakeUps = new Semaphore(0);
        private final Job job;
        private final Thread worker;
        private final Thread thread;
        private volatile boolean over;
        private volatile boolean lost;

        Heartbeat(Job job) {
            this.job = job;
            this.worker = Thread.currentThread();
            this.thread = Thread.startVirtualThread(this::confirm);
        }

        /// Looks at once whether the claim still stands.
        void look() {
            wakeUps.release();
        }

        private void confirm() {
            try {
                while (true) {
                    var _ = wakeUps.tryAcquire(HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
                    if (over) {
                        return;
                    }
                    if (!jobs.heartbeat(job)) {
                        lost = true;
                        worker.interrupt();
                        return;
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /// From here on the worker is not interrupted any more, and an interruption from here is
        /// forgotten.
        @Override
        public void close() {
            over = true;
            wakeUps.release();
            boolean interrupted = Thread.interrupted();
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted && !lost) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
