package dev.vident.server.webhook;

import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Deletes deliveries from the log that ended long ago, a few at a time, so that nobody waits for
/// it. Safe for use by any thread.
public final class LogCleaner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LogCleaner.class);
    private static final Duration LOOK_AGAIN_AFTER = Duration.ofMinutes(10);

    /// How many go in one transaction.
    static final int BATCH = 500;

    private final WebhookStore store;
    private final Duration retention;
    private final InstantSource clock;
    private final Thread thread;
    private volatile boolean closing;

    LogCleaner(WebhookStore store, Duration retention, InstantSource clock) {
        this.store = store;
        this.retention = retention;
        this.clock = clock;
        this.thread = Thread.ofVirtual().name("webhook log").unstarted(this::cleanUntilClosed);
    }

    /// Starts cleaning.
    ///
    /// @param retention how long an ended delivery stays
    public static LogCleaner start(WebhookStore store, Duration retention, InstantSource clock) {
        LogCleaner cleaner = new LogCleaner(store, retention, clock);
        cleaner.thread.start();
        return cleaner;
    }

    /// Deletes what is too old now.
    ///
    /// @return how many deliveries
    int clean() {
        int deleted = 0;
        int batch = BATCH;
        while (batch == BATCH && !closing) {
            batch = store.deleteEnded(clock.instant().minus(retention), BATCH);
            deleted += batch;
        }
        return deleted;
    }

    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void cleanUntilClosed() {
        while (!closing) {
            try {
                clean();
            } catch (RuntimeException e) {
                LOG.error("old webhook deliveries cannot be deleted, trying again", e);
            }
            try {
                Thread.sleep(LOOK_AGAIN_AFTER);
            } catch (InterruptedException e) {
                // Closing: the loop's condition tells.
            }
        }
    }
}
