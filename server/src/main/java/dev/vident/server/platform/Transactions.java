package dev.vident.server.platform;

import java.util.function.Supplier;

/// Runs work that succeeds or fails as a whole. Every store called by the work on the same thread
/// takes part; a transaction inside a transaction joins the outer one. An exception rolls
/// everything back. Thread-safe.
public interface Transactions {
    <T> T inTransaction(Supplier<T> work);

    default void run(Runnable work) {
        inTransaction(() -> {
            work.run();
            return Boolean.TRUE;
        });
    }
}
