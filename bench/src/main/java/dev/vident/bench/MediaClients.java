package dev.vident.bench;

import dev.vident.media.synthetic.SyntheticStatistics;
import dev.vident.media.synthetic.TransitTimes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Many clients on one thread. Thread-safe.
final class MediaClients {

    private static final long IDLE_MILLIS_MAX = 100;

    private final Selector selector = Selector.open();
    private final Queue<Runnable> commands = new ConcurrentLinkedQueue<>();
    private final List<MediaClient> clients = new ArrayList<>();
    private final Queue<MediaClient> calling = new ConcurrentLinkedQueue<>();

    MediaClients(String name) throws IOException {
        Thread.ofPlatform().name(name).daemon().start(this::run);
    }

    /// Carries a task out on the clients' thread.
    void execute(Runnable task) {
        commands.add(task);
        selector.wakeup();
    }

    /// Takes a client in; its peer may be used only on this thread from now on.
    void add(MediaClient client) {
        execute(() -> {
            clients.add(client);
            client.register(selector);
        });
    }

    /// Has a client looked at soon.
    void call(MediaClient client) {
        calling.add(client);
        selector.wakeup();
    }

    CompletableFuture<MediaLoadFigures> figures() {
        CompletableFuture<MediaLoadFigures> result = new CompletableFuture<>();
        execute(() -> result.complete(sum()));
        return result;
    }

    private void run() {
        try {
            while (selector.isOpen()) {
                turn();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the clients failed", e);
        }
    }

    private void turn() throws IOException {
        for (Runnable command = commands.poll(); command != null; command = commands.poll()) {
            command.run();
        }
        for (MediaClient client = calling.poll(); client != null; client = calling.poll()) {
            client.passTime();
        }
        for (SelectionKey key : selector.selectedKeys()) {
            ((MediaClient) key.attachment()).receive();
        }
        selector.selectedKeys().clear();
        long next = Long.MAX_VALUE;
        for (MediaClient client : clients) {
            if (client.wakeUpMicros() <= MediaClient.nowMicros()) {
                client.passTime();
            }
            next = Math.min(next, client.wakeUpMicros());
        }
        long waitMicros = next - MediaClient.nowMicros();
        if (waitMicros <= 0) {
            selector.selectNow();
        } else {
            selector.select(Math.clamp((waitMicros + 999) / 1000, 1, IDLE_MILLIS_MAX));
        }
    }

    private MediaLoadFigures sum() {
        MediaLoadFigures sum = MediaLoadFigures.NONE;
        for (MediaClient client : clients) {
            SyntheticStatistics statistics = client.peer().statistics();
            sum =
                    sum.plus(
                            new MediaLoadFigures(
                                    statistics.audio().packets() + statistics.video().packets(),
                                    statistics.audio().expected() + statistics.video().expected(),
                                    client.peer()
                                            .transit()
                                            .map(TransitTimes::counts)
                                            .orElse(new long[0])));
        }
        return sum;
    }
}
