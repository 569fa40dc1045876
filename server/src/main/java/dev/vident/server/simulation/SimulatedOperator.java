package dev.vident.server.simulation;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The desk without a browser: logs in, accepts one applicant, takes stills, ends the call,
/// decides.
final class SimulatedOperator implements AutoCloseable {
    private final JsonHttp http;
    private final MediaSeat media;
    private final String applicantId;
    private final SignallingSocket socket;
    private final CompletableFuture<String> callStarted = new CompletableFuture<>();
    private final CompletableFuture<Void> applicantConnected = new CompletableFuture<>();
    private final CompletableFuture<String> ended = new CompletableFuture<>();
    private final Map<String, CompletableFuture<Long>> stills = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<Void>> checks = new ConcurrentHashMap<>();
    private volatile @Nullable String identificationId;

    /// Logs in and goes online.
    ///
    /// @param applicantId whom to accept; others are left to their own operators
    SimulatedOperator(
            URI baseUrl, String login, String password, String applicantId, MediaSeat media) {
        this.media = media;
        this.applicantId = applicantId;
        this.http = new JsonHttp("operator", baseUrl);
        ObjectNode credentials =
                JsonNodeFactory.instance.objectNode().put("login", login).put("password", password);
        JsonNode session = http.post("/desk/api/login", credentials);
        http.header("X-Vident-Csrf", session.path("csrfToken").asString());
        this.socket =
                SignallingSocket.connect(
                        "operator",
                        http.client(),
                        Addresses.webSocket(baseUrl, "/desk/signalling"),
                        Map.of("Origin", baseUrl.toString()),
                        this::handle);
        socket.whenClosed(this::fail);
        socket.start();
    }

    /// Completes with the call's id when the call is being set up.
    CompletableFuture<String> callStarted() {
        return callStarted;
    }

    /// Completes when the applicant's media arrives at the server.
    CompletableFuture<Void> applicantConnected() {
        return applicantConnected;
    }

    /// Completes with the reason when the call is over.
    CompletableFuture<String> ended() {
        return ended;
    }

    /// Takes a still; completes with its image id when it is stored.
    CompletableFuture<Long> takeStill(String kind) {
        CompletableFuture<Long> stored = new CompletableFuture<>();
        stills.put(kind, stored);
        socket.send(SignallingSocket.message("still").put("kind", kind));
        return stored;
    }

    /// Shows an instruction to the applicant.
    void instruct(String step, String text) {
        socket.send(SignallingSocket.message("instruct").put("step", step).put("text", text));
    }

    /// The steps to lead through.
    JsonNode script() {
        return http.get("/desk/api/script").path("items");
    }

    /// Answers a check of the script; completes when it is kept.
    CompletableFuture<Void> check(String code) {
        CompletableFuture<Void> kept = new CompletableFuture<>();
        checks.put(code, kept);
        socket.send(SignallingSocket.message("check").put("check", code).put("result", "PASSED"));
        return kept;
    }

    /// Ends the call.
    void end() {
        socket.send(SignallingSocket.message("end"));
    }

    /// Whether the server would accept an approval now.
    boolean approvable() {
        return identification().path("approvable").asBoolean(false);
    }

    /// What the desk knows of the identification.
    JsonNode identification() {
        return http.get("/desk/api/identifications/" + identificationId);
    }

    /// Decides.
    ///
    /// @throws SimulationFailure with the server's words when it refuses
    void decide(PlannedVerdict verdict) {
        HttpResponse<String> response =
                http.tryPost(
                        "/desk/api/identifications/" + identificationId + "/verdict",
                        verdict.json());
        if (response.statusCode() != 200) {
            throw new SimulationFailure(
                    "The verdict was refused with "
                            + response.statusCode()
                            + ": "
                            + response.body());
        }
    }

    private void handle(JsonNode message) {
        switch (message.path("type").asString("")) {
            case "welcome" -> socket.send(SignallingSocket.message("online"));
            case "queue" -> acceptFrom(message.path("entries"));
            case "callStarting" -> callStarted.complete(message.path("callId").asString());
            case "offer" ->
                    socket.send(
                            SignallingSocket.message("answer")
                                    .put("sessionId", message.path("sessionId").asString())
                                    .put("sdp", media.answer(message.path("sdp").asString())));
            case "peer" -> {
                if ("connected".equals(message.path("state").asString())) {
                    applicantConnected.complete(null);
                }
            }
            case "still" -> handleStill(message);
            case "checked" -> {
                CompletableFuture<Void> waiting = checks.get(message.path("check").asString(""));
                if (waiting != null) {
                    waiting.complete(null);
                }
            }
            case "ended" -> ended.complete(message.path("reason").asString(""));
            case "error" ->
                    fail(
                            message.path("code").asString()
                                    + ": "
                                    + message.path("message").asString());
            default -> {
                // Quality, the recording light and progress are for human eyes.
            }
        }
    }

    private void acceptFrom(JsonNode entries) {
        for (JsonNode entry : entries) {
            if (identificationId == null
                    && applicantId.equals(entry.path("applicantId").asString())) {
                String id = entry.path("identificationId").asString();
                identificationId = id;
                socket.send(SignallingSocket.message("accept").put("identificationId", id));
            }
        }
    }

    private void handleStill(JsonNode message) {
        CompletableFuture<Long> waiting = stills.get(message.path("kind").asString());
        if (waiting == null) {
            return;
        }
        switch (message.path("state").asString()) {
            case "stored" -> waiting.complete(message.path("imageId").asLong());
            case "failed" ->
                    waiting.completeExceptionally(
                            new SimulationFailure(
                                    "A still failed: "
                                            + message.path("reason").asString("no reason given")));
            default -> {
                // Requested: the applicant's page is at work.
            }
        }
    }

    private void fail(String reason) {
        SimulationFailure failure = new SimulationFailure("The desk failed: " + reason);
        callStarted.completeExceptionally(failure);
        applicantConnected.completeExceptionally(failure);
        ended.completeExceptionally(failure);
        stills.values().forEach(still -> still.completeExceptionally(failure));
        checks.values().forEach(check -> check.completeExceptionally(failure));
    }

    @Override
    public void close() {
        socket.close();
    }
}
