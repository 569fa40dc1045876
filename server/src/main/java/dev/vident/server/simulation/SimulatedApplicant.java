package dev.vident.server.simulation;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// The applicant's page without a browser: consents, waits in the queue, holds the call, uploads
/// the stills it is asked for.
final class SimulatedApplicant implements AutoCloseable {
    private final JsonHttp http;
    private final MediaSeat media;
    private final Supplier<byte[]> camera;
    private final SignallingSocket socket;
    private final CompletableFuture<Integer> queued = new CompletableFuture<>();
    private final CompletableFuture<String> callStarted = new CompletableFuture<>();
    private final CompletableFuture<String> ended = new CompletableFuture<>();

    /// Opens the page and consents.
    ///
    /// @param token SDK access token
    /// @param camera makes the JPEG of a still
    SimulatedApplicant(URI baseUrl, String token, MediaSeat media, Supplier<byte[]> camera) {
        this.media = media;
        this.camera = camera;
        this.http = new JsonHttp("applicant", baseUrl);
        http.header("Authorization", "Bearer " + token);
        http.get("/websdk/api/session");
        http.post(
                "/websdk/api/consent", JsonNodeFactory.instance.objectNode().put("accepted", true));
        this.socket =
                SignallingSocket.connect(
                        "applicant",
                        http.client(),
                        Addresses.webSocket(baseUrl, "/websdk/signalling"),
                        Map.of("Origin", baseUrl.toString()),
                        this::handle);
        socket.whenClosed(this::fail);
        socket.start();
        socket.send(SignallingSocket.message("hello").put("token", token));
    }

    /// Completes with the place in the queue.
    CompletableFuture<Integer> queued() {
        return queued;
    }

    /// Completes with the operator's name when one has accepted.
    CompletableFuture<String> callStarted() {
        return callStarted;
    }

    /// Completes with the reason when the call is over.
    CompletableFuture<String> ended() {
        return ended;
    }

    private void handle(JsonNode message) {
        switch (message.path("type").asString("")) {
            case "welcome" -> socket.send(SignallingSocket.message("join"));
            case "queued" -> queued.complete(message.path("position").asInt());
            case "callStarting" -> callStarted.complete(message.path("operatorName").asString(""));
            case "offer" ->
                    socket.send(
                            SignallingSocket.message("answer")
                                    .put("sessionId", message.path("sessionId").asString())
                                    .put("sdp", media.answer(message.path("sdp").asString())));
            case "captureStill" ->
                    http.post(
                            "/websdk/api/stills/" + message.path("stillId").asString(),
                            camera.get(),
                            "image/jpeg");
            case "ended" -> ended.complete(message.path("reason").asString(""));
            case "error" ->
                    fail(
                            message.path("code").asString()
                                    + ": "
                                    + message.path("message").asString());
            default -> {
                // Instructions, the other side's state and results are for human eyes.
            }
        }
    }

    private void fail(String reason) {
        SimulationFailure failure = new SimulationFailure("The applicant's page failed: " + reason);
        queued.completeExceptionally(failure);
        callStarted.completeExceptionally(failure);
        ended.completeExceptionally(failure);
    }

    @Override
    public void close() {
        socket.close();
    }
}
