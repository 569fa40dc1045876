package dev.vident.e2e;

import dev.vident.server.simulation.PlannedVerdict;
import dev.vident.server.simulation.Simulation;
import dev.vident.server.simulation.SimulationFailure;
import dev.vident.server.simulation.SimulationPlan;
import dev.vident.server.simulation.SimulationResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/// A simulated identification against a server process, running beside the test.
final class SimulatedCall {
    private static final int PATIENCE_SECONDS = 90;

    private final CompletableFuture<Void> talking = new CompletableFuture<>();
    private final CompletableFuture<Void> decided = new CompletableFuture<>();
    private final CompletableFuture<SimulationResult> result = new CompletableFuture<>();

    private SimulatedCall() {}

    /// Starts one.
    static SimulatedCall start(
            ServerProcess server, String externalUserId, Duration talk, Path folder) {
        SimulationPlan plan =
                new SimulationPlan(
                        server.baseUrl(),
                        ServerProcess.APP_TOKEN,
                        ServerProcess.SECRET_KEY,
                        "admin",
                        ServerProcess.ADMIN_PASSWORD,
                        externalUserId,
                        talk,
                        new PlannedVerdict.Green(),
                        folder,
                        null,
                        folder.resolve("programs"));
        SimulatedCall call = new SimulatedCall();
        Thread.ofVirtual().name("simulated call").start(() -> call.play(plan));
        return call;
    }

    private void play(SimulationPlan plan) {
        try {
            result.complete(new Simulation(plan, this::heard).run());
        } catch (RuntimeException e) {
            talking.completeExceptionally(e);
            decided.completeExceptionally(e);
            result.completeExceptionally(e);
        }
    }

    private void heard(String step) {
        if (step.startsWith("both sides")) {
            talking.complete(null);
        }
        if (step.startsWith("verdict given")) {
            decided.complete(null);
        }
    }

    /// Returns when both sides see each other.
    void awaitTalking() {
        talking.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    /// Returns when the call is over and decided, whether or not it is composed.
    void awaitDecided() {
        decided.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    /// The result.
    SimulationResult result() {
        return result.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    /// Why it failed.
    SimulationFailure failure() {
        try {
            throw new AssertionError("the simulation did not fail: " + result());
        } catch (CompletionException e) {
            return (SimulationFailure) e.getCause();
        }
    }
}
