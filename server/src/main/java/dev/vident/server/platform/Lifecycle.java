package dev.vident.server.platform;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Closes what was opened, in reverse order, even when one of them fails. Thread-safe; closing
/// twice closes once.
public final class Lifecycle implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Lifecycle.class);

    private record Part(String name, AutoCloseable closeable) {}

    private final Deque<Part> parts = new ArrayDeque<>();

    /// Takes ownership of a part.
    ///
    /// @param name how the part is called in the log when closing it fails
    public synchronized <T extends AutoCloseable> T own(String name, T part) {
        parts.push(new Part(name, part));
        return part;
    }

    @Override
    public void close() {
        Part part = pop();
        while (part != null) {
            close(part);
            part = pop();
        }
    }

    private synchronized @Nullable Part pop() {
        return parts.poll();
    }

    private static void close(Part part) {
        try {
            part.closeable().close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            log.warn("Closing {} was interrupted", part.name());
        } catch (Exception e) {
            log.warn("Closing {} failed", part.name(), e);
        }
    }
}
