package dev.vident.server.webhook;

import dev.vident.server.platform.Repeated;
import java.time.Duration;
import java.time.InstantSource;

/// Deletes deliveries from the log that ended long ago, a few at a time, so that nobody waits for
/// it. Safe for use by any thread.
public final class LogCleaner {
    private static final Duration LOOK_AGAIN_AFTER = Duration.ofMinutes(10);

    /// How many go in one transaction.
    static final int BATCH = 500;

    private final WebhookStore store;
    private final Duration retention;
    private final InstantSource clock;

    LogCleaner(WebhookStore store, Duration retention, InstantSource clock) {
        this.store = store;
        this.retention = retention;
        this.clock = clock;
    }

    /// Starts cleaning.
    ///
    /// @param retention how long an ended delivery stays
    public static Repeated start(WebhookStore store, Duration retention, InstantSource clock) {
        LogCleaner cleaner = new LogCleaner(store, retention, clock);
        return Repeated.start("cleaning the webhook log", LOOK_AGAIN_AFTER, cleaner::clean);
    }

    /// Deletes what is too old now.
    ///
    /// @return how many deliveries
    int clean() {
        int deleted = 0;
        int batch = BATCH;
        while (batch == BATCH && !Thread.currentThread().isInterrupted()) {
            batch = store.deleteEnded(clock.instant().minus(retention), BATCH);
            deleted += batch;
        }
        return deleted;
    }
}
