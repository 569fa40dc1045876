package dev.vident.server.storage.sql;

import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/// A fixed number of connections, opened on demand. The one used last is given out first, so that
/// its caches are warm. Thread-safe.
final class ConnectionPool implements AutoCloseable {
    private static final long WAIT_SECONDS = 30;

    private final Supplier<Handle> opener;
    private final int size;
    private final Semaphore permits;
    private final ConcurrentLinkedDeque<PooledConnection> idle = new ConcurrentLinkedDeque<>();

    ConnectionPool(int size, Supplier<Handle> opener) {
        this.size = size;
        this.opener = opener;
        this.permits = new Semaphore(size);
    }

    /// Waits up to 30 seconds for a connection. Give it back by [#release].
    PooledConnection acquire() {
        try {
            if (!permits.tryAcquire() && !permits.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException(
                        "no database connection became free within " + WAIT_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the database", e);
        }
        PooledConnection connection = idle.pollFirst();
        if (connection != null) {
            return connection;
        }
        try {
            return new PooledConnection(opener.get());
        } catch (RuntimeException e) {
            permits.release();
            throw e;
        }
    }

    /// @param failed whether the connection is to be checked before it is used again
    void release(PooledConnection connection, boolean failed) {
        try {
            if (failed && !connection.usable()) {
                connection.close();
            } else {
                idle.addFirst(connection);
            }
        } finally {
            permits.release();
        }
    }

    /// Waits for the connections in use and closes all.
    @Override
    public void close() {
        permits.acquireUninterruptibly(size);
        PooledConnection connection = idle.pollFirst();
        while (connection != null) {
            connection.close();
            connection = idle.pollFirst();
        }
    }
}
