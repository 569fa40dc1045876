package dev.vident.server.http.signalling;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A page or a desk: HTTP calls with fixed headers and one WebSocket whose messages are waited for.
/// Used by one thread.
final class FakeBrowser implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long PATIENCE_SECONDS = 20;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> headers = new HashMap<>();
    private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private WebSocket socket;

    /// A header of every call and of the WebSocket.
    FakeBrowser with(String name, String value) {
        headers.put(name, value);
        return this;
    }

    void forget(String name) {
        headers.remove(name);
    }

    void connect(URI address) {
        WebSocket.Builder builder = http.newWebSocketBuilder();
        headers.forEach(builder::header);
        URI ws = URI.create(address.toString().replaceFirst("http", "ws"));
        socket = builder.buildAsync(ws, new Listener()).join();
    }

    void say(String text) {
        socket.sendText(text.replace('\'', '"'), true).join();
    }

    void sayBytes(byte[] bytes) {
        socket.sendBinary(java.nio.ByteBuffer.wrap(bytes), true).join();
    }

    /// The next message of a type; others are passed over.
    JsonNode hear(String type) {
        try {
            while (true) {
                JsonNode message = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                if (message == null) {
                    throw new AssertionError("nothing of type " + type + " was heard");
                }
                if (message.path("type").asString().equals(type)) {
                    return message;
                }
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// The code with which the server closes.
    int closeCode() {
        return closed.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    HttpResponse<String> get(URI address) {
        return send(request(address).GET());
    }

    HttpResponse<byte[]> getBytes(URI address) {
        try {
            return http.send(request(address).GET().build(), BodyHandlers.ofByteArray());
        } catch (java.io.IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    HttpResponse<String> post(URI address, String json) {
        return send(
                request(address)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json.replace('\'', '"'))));
    }

    HttpResponse<String> post(URI address, String contentType, byte[] body) {
        return send(
                request(address)
                        .header("Content-Type", contentType)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body().getBytes(StandardCharsets.UTF_8));
    }

    private HttpRequest.Builder request(URI address) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        headers.forEach(request::header);
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (java.io.IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.abort();
        }
        http.close();
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                messages.add(JSON.readTree(text.toString()));
                text.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closed.complete(code);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            closed.completeExceptionally(error);
        }
    }
}
