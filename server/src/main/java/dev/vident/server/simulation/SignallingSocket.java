package dev.vident.server.simulation;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The client side of `docs/protocol/signalling.md`: JSON objects over one WebSocket. Messages are
/// handed over one at a time on a thread of their own, so a handler may block. Safe for use by
/// several threads.
final class SignallingSocket implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String name;
    private final WebSocket socket;
    private final ExecutorService handlerThread;
    private final CompletableFuture<Void> closed;
    private final CompletableFuture<Void> started;
    private CompletableFuture<?> lastSend = CompletableFuture.completedFuture(null);

    private SignallingSocket(
            String name,
            WebSocket socket,
            ExecutorService handlerThread,
            CompletableFuture<Void> closed,
            CompletableFuture<Void> started) {
        this.name = name;
        this.socket = socket;
        this.handlerThread = handlerThread;
        this.closed = closed;
        this.started = started;
    }

    /// Connects. No message is handed over before [#start].
    ///
    /// @param name whose socket this is, for error texts
    /// @param handler gets every message in order
    /// @throws SimulationFailure when the server does not accept the connection
    static SignallingSocket connect(
            String name,
            HttpClient http,
            URI address,
            Map<String, String> headers,
            Consumer<JsonNode> handler) {
        ExecutorService handlerThread =
                Executors.newSingleThreadExecutor(Thread.ofVirtual().name(name).factory());
        CompletableFuture<Void> closed = new CompletableFuture<>();
        CompletableFuture<Void> started = new CompletableFuture<>();
        handlerThread.execute(started::join);
        WebSocket.Builder builder = http.newWebSocketBuilder();
        headers.forEach(builder::header);
        try {
            WebSocket socket =
                    builder.buildAsync(address, new Listener(handlerThread, handler, closed))
                            .join();
            return new SignallingSocket(name, socket, handlerThread, closed, started);
        } catch (CompletionException e) {
            started.complete(null);
            handlerThread.shutdown();
            throw new SimulationFailure(
                    "The signalling connection of the " + name + " was refused: " + e.getCause(),
                    e);
        }
    }

    /// Begins to hand messages over; to be called once the handler can take them.
    void start() {
        started.complete(null);
    }

    /// A message of the given type, to be filled in and sent.
    static ObjectNode message(String type) {
        return JSON.createObjectNode().put("type", type);
    }

    /// Sends one message; messages keep their order.
    synchronized void send(ObjectNode message) {
        String text = JSON.writeValueAsString(message);
        lastSend =
                lastSend.thenCompose(_ -> socket.sendText(text, true))
                        .exceptionally(failure -> {
                            closed.completeExceptionally(failure);
                            return null;
                        });
    }

    /// Calls back with a reason in words when the server closes the connection or it breaks; at
    /// once when that has happened already.
    void whenClosed(Consumer<String> callback) {
        var _ =
                closed.whenComplete((_, failure) ->
                        callback.accept(
                                failure == null
                                        ? "the server closed the connection"
                                        : failure.toString()));
    }

    @Override
    public synchronized void close() {
        lastSend = lastSend.thenCompose(_ -> socket.sendClose(WebSocket.NORMAL_CLOSURE, "bye"));
        handlerThread.shutdown();
    }

    @Override
    public String toString() {
        return "signalling of the " + name;
    }

    private static final class Listener implements WebSocket.Listener {
        private final ExecutorService handlerThread;
        private final Consumer<JsonNode> handler;
        private final CompletableFuture<Void> closed;
        private final StringBuilder text = new StringBuilder();

        Listener(
                ExecutorService handlerThread,
                Consumer<JsonNode> handler,
                CompletableFuture<Void> closed) {
            this.handlerThread = handlerThread;
            this.handler = handler;
            this.closed = closed;
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                String whole = text.toString();
                text.setLength(0);
                handlerThread.execute(() -> handle(whole));
            }
            socket.request(1);
            return CompletableFuture.completedFuture(null);
        }

        private void handle(String whole) {
            try {
                handler.accept(JSON.readTree(whole));
            } catch (RuntimeException | Error e) {
                closed.completeExceptionally(e);
            }
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            if (code == WebSocket.NORMAL_CLOSURE) {
                closed.complete(null);
            } else {
                closed.completeExceptionally(
                        new IOException("closed by the server: " + code + " " + reason));
            }
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            closed.completeExceptionally(error);
        }
    }
}
