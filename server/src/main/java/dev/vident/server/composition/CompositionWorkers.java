package dev.vident.server.composition;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The threads that do the composition jobs. Safe for use by any thread.
public final class CompositionWorkers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CompositionWorkers.class);

    /// How long a job enqueued by another process or due for its next attempt may wait unnoticed.
    private static final Duration LOOK_AGAIN_AFTER = Duration.ofMillis(250);

    private final CompositionJobs jobs;
    private final Duration dueFor;
    private final Semaphore wakeUps = new Semaphore(0);
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean closing;

    private CompositionWorkers(CompositionJobs jobs, Duration dueFor) {
        this.jobs = jobs;
        this.dueFor = dueFor;
    }

    /// Starts as many threads as calls may be rendered at the same time, at least 1.
    public static CompositionWorkers start(CompositionJobs jobs, int parallelism) {
        return start(jobs, parallelism, Duration.ZERO);
    }

    /// As the other; leaves to others what has not been due for so long.
    public static CompositionWorkers start(CompositionJobs jobs, int parallelism, Duration dueFor) {
        CompositionWorkers workers = new CompositionWorkers(jobs, dueFor);
        for (int i = 0; i < parallelism; i++) {
            workers.threads.add(
                    Thread.ofVirtual().name("composition-" + i).start(workers::workUntilClosed));
        }
        return workers;
    }

    /// Tells that a job was enqueued, so that it need not wait for the next look.
    public void wakeUp() {
        wakeUps.release();
    }

    /// Takes no more jobs, and returns when those begun are done.
    public void drain() {
        closing = true;
        wakeUps.release(threads.size());
        joinAll();
    }

    /// Cancels what is being rendered, to be done again at the next start, and returns when all
    /// threads have ended.
    @Override
    public void close() {
        closing = true;
        threads.forEach(Thread::interrupt);
        joinAll();
    }

    private void joinAll() {
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void workUntilClosed() {
        while (!closing) {
            try {
                if (!jobs.doNext(dueFor)) {
                    rest();
                }
            } catch (InterruptedException e) {
                // Closing, or another worker has taken the job over: the loop's condition tells.
            } catch (RuntimeException e) {
                LOG.error("composition jobs cannot be claimed, trying again", e);
                restUninterrupted();
            }
        }
    }

    private void rest() throws InterruptedException {
        if (wakeUps.tryAcquire(LOOK_AGAIN_AFTER.toMillis(), TimeUnit.MILLISECONDS)) {
            wakeUps.drainPermits();
        }
    }

    private void restUninterrupted() {
        try {
            rest();
        } catch (InterruptedException e) {
            // As above.
        }
    }
}
