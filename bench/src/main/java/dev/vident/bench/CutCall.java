package dev.vident.bench;

import dev.vident.server.simulation.PlannedVerdict;
import dev.vident.server.simulation.Simulation;
import dev.vident.server.simulation.SimulationFailure;
import dev.vident.server.simulation.SimulationPlan;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A synthetic identification that will not see its end.
final class CutCall {
    private static final Duration LONGER_THAN_ANY_ROUND = Duration.ofMinutes(10);
    private static final long PATIENCE_SECONDS = 120;

    private final CompletableFuture<Void> talking = new CompletableFuture<>();
    private final CompletableFuture<Void> over = new CompletableFuture<>();

    private CutCall() {}

    static CutCall start(URI server, String externalUserId, Path folder) {
        SimulationPlan plan =
                new SimulationPlan(
                        server,
                        SignedRequests.APP_TOKEN,
                        SignedRequests.SECRET_KEY,
                        "admin",
                        ServeProcess.ADMIN_PASSWORD,
                        externalUserId,
                        LONGER_THAN_ANY_ROUND,
                        new PlannedVerdict.Green(),
                        folder,
                        null,
                        folder);
        CutCall call = new CutCall();
        Thread.ofVirtual().name("synthetic call").start(() -> call.play(plan));
        return call;
    }

    private void play(SimulationPlan plan) {
        try {
            new Simulation(plan, this::heard).run();
            talking.completeExceptionally(new IOException("the call ended by itself"));
        } catch (SimulationFailure cut) {
            talking.completeExceptionally(cut);
        } finally {
            over.complete(null);
        }
    }

    private void heard(String step) {
        if (step.startsWith("both sides")) {
            talking.complete(null);
        }
    }

    /// Returns when both sides see each other.
    ///
    /// @throws IOException when they never do
    void awaitTalking() throws IOException, InterruptedException {
        await(talking, "the call did not come about");
    }

    /// Returns when both sides have noticed that the server is gone.
    void awaitOver() throws IOException, InterruptedException {
        await(over, "the call did not end with its server");
    }

    private static void await(CompletableFuture<Void> future, String otherwise)
            throws IOException, InterruptedException {
        try {
            future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException(otherwise, e);
        }
    }
}
