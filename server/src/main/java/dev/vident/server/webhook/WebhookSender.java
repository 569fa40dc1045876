package dev.vident.server.webhook;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The threads that deliver webhooks. Each subscription has a few of its own, so that a receiver
/// that hangs delays nobody but itself. Safe for use by any thread.
public final class WebhookSender implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookSender.class);

    /// How many attempts for one subscription are made at the same time, at most.
    private static final int ATTEMPTS_PER_SUBSCRIPTION = 8;

    /// How long a delivery may wait unnoticed.
    private static final Duration LOOK_AGAIN_AFTER = Duration.ofMillis(500);

    private final Deliverer deliverer;
    private final ConcurrentHashMap<String, Semaphore> places = new ConcurrentHashMap<>();
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread looker;
    private volatile boolean closing;

    private WebhookSender(Deliverer deliverer) {
        this.deliverer = deliverer;
        this.looker = Thread.ofVirtual().name("webhooks").unstarted(this::lookUntilClosed);
    }

    /// Starts delivering what is due.
    public static WebhookSender start(Deliverer deliverer) {
        WebhookSender sender = new WebhookSender(deliverer);
        sender.looker.start();
        return sender;
    }

    /// Lets the attempts under way end and returns; what is left is delivered after the next start.
    @Override
    public void close() {
        closing = true;
        looker.interrupt();
        workers.close();
    }

    private void lookUntilClosed() {
        while (!closing) {
            try {
                deliverer.due().forEach(this::employ);
            } catch (RuntimeException e) {
                LOG.error("due webhooks cannot be read, trying again", e);
            }
            try {
                Thread.sleep(LOOK_AGAIN_AFTER);
            } catch (InterruptedException e) {
                // Closing: the loop's condition tells.
            }
        }
    }

    private void employ(String subscriptionId, int due) {
        Semaphore free =
                places.computeIfAbsent(
                        subscriptionId, _ -> new Semaphore(ATTEMPTS_PER_SUBSCRIPTION));
        for (int i = 0; i < due && !closing && free.tryAcquire(); i++) {
            workers.execute(() -> work(subscriptionId, free));
        }
    }

    private void work(String subscriptionId, Semaphore free) {
        try {
            boolean more = true;
            while (more && !closing) {
                more = deliverer.sendNext(subscriptionId);
            }
        } catch (RuntimeException e) {
            LOG.error("a webhook of {} could not be handled, trying again", subscriptionId, e);
        } finally {
            free.release();
        }
    }
}
