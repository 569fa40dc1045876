package dev.vident.server.composition;

import java.time.Duration;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Removes the films of calls whose composition got ready in another process, of which nobody is
/// told here. Thread-safe.
public final class InstantViewCleaner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(InstantViewCleaner.class);
    private static final Duration LOOK_AGAIN_AFTER = Duration.ofSeconds(5);

    private final InstantViews views;
    private final Predicate<String> composed;
    private final Thread thread;
    private volatile boolean closing;

    private InstantViewCleaner(InstantViews views, Predicate<String> composed) {
        this.views = views;
        this.composed = composed;
        this.thread = Thread.ofVirtual().name("instant views").unstarted(this::cleanUntilClosed);
    }

    /// Starts cleaning.
    ///
    /// @param composed whether the composition of a call is ready
    public static InstantViewCleaner start(InstantViews views, Predicate<String> composed) {
        InstantViewCleaner cleaner = new InstantViewCleaner(views, composed);
        cleaner.thread.start();
        return cleaner;
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
                views.forgetAll(composed);
            } catch (RuntimeException e) {
                LOG.error("films of composed calls cannot be removed, trying again", e);
            }
            try {
                Thread.sleep(LOOK_AGAIN_AFTER);
            } catch (InterruptedException e) {
                // Closing: the loop's condition tells.
            }
        }
    }
}
