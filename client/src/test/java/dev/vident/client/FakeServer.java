package dev.vident.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executors;

/// A server on the loopback that gives scripted answers and remembers what it was asked.
final class FakeServer implements AutoCloseable {

    /// What was asked, with the signature headers.
    record Asked(
            String method,
            String target,
            String body,
            String token,
            String timestamp,
            String signature,
            String range) {}

    /// Answers one request.
    @FunctionalInterface
    interface Script {
        void run(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final Deque<Script> scripts = new ArrayDeque<>();
    final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());

    FakeServer() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    FakeServer then(int status, String body) {
        return then(exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        });
    }

    synchronized FakeServer then(Script script) {
        scripts.add(script);
        return this;
    }

    private synchronized Script next() {
        return scripts.removeFirst();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(
                    new Asked(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI().toString(),
                            body,
                            exchange.getRequestHeaders().getFirst("X-App-Token"),
                            exchange.getRequestHeaders().getFirst("X-App-Access-Ts"),
                            exchange.getRequestHeaders().getFirst("X-App-Access-Sig"),
                            exchange.getRequestHeaders().getFirst("Range")));
            next().run(exchange);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
