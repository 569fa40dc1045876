package dev.vident.server.call;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs what it is given one after the other, in order, on threads of another executor: the single
/// owner of one call or one connection. What a task changes is seen by the next one.
///
/// Thread-safe. A task that throws is logged and does not stop the ones behind it.
public final class SerialExecutor implements Executor {
    private static final Logger LOG = LoggerFactory.getLogger(SerialExecutor.class);

    private final Executor threads;
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger pending = new AtomicInteger();

    public SerialExecutor(Executor threads) {
        this.threads = threads;
    }

    @Override
    public void execute(Runnable task) {
        waiting.add(task);
        if (pending.getAndIncrement() == 0) {
            threads.execute(this::drain);
        }
    }

    /// How many tasks wait or run.
    public int pending() {
        return pending.get();
    }

    private void drain() {
        do {
            Runnable task = waiting.remove();
            try {
                task.run();
            } catch (RuntimeException | Error failure) {
                LOG.error("A task failed", failure);
            }
        } while (pending.decrementAndGet() > 0);
    }
}
