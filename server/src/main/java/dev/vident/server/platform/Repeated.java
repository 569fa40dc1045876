package dev.vident.server.platform;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Some work done again and again on a thread of its own until it is closed. A failure is logged,
/// and the next time comes all the same. Thread-safe.
public final class Repeated implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Repeated.class);

    private final Duration pause;
    private final Runnable work;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);

    private Repeated(String name, Duration pause, Runnable work) {
        this.pause = pause;
        this.work = work;
        this.thread = Thread.ofVirtual().name(name).unstarted(this::repeat);
    }

    /// Begins at once.
    ///
    /// @param name of the work, for the log
    /// @param pause between the end of one time and the beginning of the next
    /// @param work interrupted when this is closed while it is under way
    public static Repeated start(String name, Duration pause, Runnable work) {
        Repeated repeated = new Repeated(name, pause, work);
        repeated.thread.start();
        return repeated;
    }

    /// Returns when the work is over.
    @Override
    public void close() {
        closing.countDown();
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void repeat() {
        do {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.error("{} failed, trying again in {}", thread.getName(), pause, e);
            }
        } while (!isClosedAfterThePause());
    }

    /// The work may have taken the interruption for itself, so the pause must not depend on it.
    private boolean isClosedAfterThePause() {
        try {
            return closing.await(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            return closing.getCount() == 0;
        }
    }
}
