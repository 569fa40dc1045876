package dev.vident.server.simulation;

import dev.vident.client.Applicant;
import dev.vident.client.Composition;
import dev.vident.client.Inspection;
import dev.vident.client.NewApplicant;
import dev.vident.client.ReviewStatus;
import dev.vident.client.SdkAccess;
import dev.vident.client.SdkToken;
import dev.vident.client.VidentApiException;
import dev.vident.client.VidentClient;
import dev.vident.client.VideoIdentData;
import dev.vident.server.composition.FfmpegPrograms;
import dev.vident.server.composition.FfmpegSearch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/// One identification from beginning to end, as a customer's back end, an applicant and an operator
/// would live it.
public final class Simulation {
    private static final String LEVEL = "video-ident";
    private static final Duration STEP_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(500);
    private static final Duration RENDERING_TIMEOUT_MIN = Duration.ofMinutes(2);

    private final SimulationPlan plan;
    private final Consumer<String> progress;

    /// @param progress is told every step in words
    public Simulation(SimulationPlan plan, Consumer<String> progress) {
        this.plan = plan;
        this.progress = progress;
    }

    /// Plays it. Blocks for the length of the call and its rendering.
    ///
    /// @throws SimulationFailure when a step cannot be carried out
    public SimulationResult run() {
        try (VidentClient client =
                VidentClient.builder(plan.baseUrl().toString(), plan.appToken(), plan.secretKey())
                        .build()) {
            Applicant applicant =
                    client.createApplicant(
                            LEVEL, NewApplicant.withExternalUserId(plan.externalUserId()));
            progress.accept("created applicant " + applicant.id() + " on level " + LEVEL);
            SdkToken token = client.sdkToken(SdkAccess.of(plan.externalUserId(), LEVEL));
            try (SyntheticSeats seats = new SyntheticSeats()) {
                call(applicant, token, seats);
                Inspection inspection = awaitComposition(client, applicant.inspectionId());
                Path media = download(client, applicant.id(), inspection);
                progress.accept(
                        "looking and listening for " + seats.markersSent() + " flashes and beeps");
                return new ResultCheck(programs(), applicant, seats).check(inspection, media);
            }
        } catch (CompletionException e) {
            throw e.getCause() instanceof SimulationFailure failure
                    ? failure
                    : new SimulationFailure("Unexpected: " + e.getCause(), e);
        } catch (VidentApiException e) {
            throw new SimulationFailure("The server refused: " + e.getMessage(), e);
        } catch (UncheckedIOException e) {
            throw new SimulationFailure(
                    "The server at " + plan.baseUrl() + " cannot be reached: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SimulationFailure("interrupted", e);
        }
    }

    private void call(Applicant applicant, SdkToken token, SyntheticSeats seats)
            throws InterruptedException {
        AtomicInteger pictures = new AtomicInteger();
        try (SimulatedApplicant page =
                        new SimulatedApplicant(
                                plan.baseUrl(),
                                token.token(),
                                seats.applicant(),
                                () -> StillPicture.jpeg(pictures.incrementAndGet()));
                SimulatedOperator desk = desk(page, applicant.id(), seats)) {
            await("the operator to be connected", desk.callStarted());
            await("the applicant to see the operator answer", page.callStarted());
            await("both sides to see each other", seats.bothSeeEachOther());
            progress.accept("both sides see and hear each other");
            talk(desk, seats);
            seats.stopBetweenMarkers();
            desk.end();
            await("the call to end", desk.ended());
            await("the applicant's page to learn of the end", page.ended());
            progress.accept("call ended");
            decide(desk);
        }
    }

    private SimulatedOperator desk(
            SimulatedApplicant page, String applicantId, SyntheticSeats seats) {
        progress.accept("applicant waits at place " + await("a place in the queue", page.queued()));
        SimulatedOperator desk =
                new SimulatedOperator(
                        plan.baseUrl(),
                        plan.operatorLogin(),
                        plan.operatorPassword(),
                        applicantId,
                        seats.operator());
        progress.accept("operator " + plan.operatorLogin() + " is online");
        return desk;
    }

    /// Talks for the planned time and walks the script meanwhile: each step is shown, its still
    /// taken, its checks answered.
    private void talk(SimulatedOperator desk, SyntheticSeats seats) throws InterruptedException {
        long end = System.nanoTime() + plan.talk().toNanos();
        int answered = 0;
        JsonNode script = desk.script();
        for (JsonNode step : script) {
            desk.instruct(step.path("step").asString(), step.path("title").asString());
            String kind = step.path("still").asString("");
            if (!kind.isEmpty()) {
                long imageId = await("the still " + kind, desk.takeStill(kind));
                progress.accept("still " + kind + " stored as image " + imageId);
            }
            for (JsonNode check : step.path("checks")) {
                String code = check.path("check").asString();
                await("the answer to " + code, desk.check(code));
                answered++;
            }
        }
        progress.accept(
                "walked the %d steps of the script, %d checks answered"
                        .formatted(script.size(), answered));
        stayUntil(end, desk);
        progress.accept("talked for " + plan.talk().toSeconds() + " s; " + seats.summary());
    }

    /// Lets time pass while the call goes on.
    private static void stayUntil(long end, SimulatedOperator desk) throws InterruptedException {
        try {
            String reason = desk.ended().get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            throw new SimulationFailure("The call ended before its time: " + reason);
        } catch (TimeoutException stillGoingOn) {
            // As it should be.
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        }
    }

    private void decide(SimulatedOperator desk) throws InterruptedException {
        if (plan.verdict() instanceof PlannedVerdict.Green) {
            long deadline = System.nanoTime() + STEP_TIMEOUT.toNanos();
            while (!desk.approvable()) {
                if (System.nanoTime() > deadline) {
                    throw new SimulationFailure(
                            "The identification did not become approvable: "
                                    + desk.identification().path("blockers"));
                }
                Thread.sleep(POLL_INTERVAL);
            }
        }
        desk.decide(plan.verdict());
        progress.accept("verdict given");
    }

    private Inspection awaitComposition(VidentClient client, String inspectionId)
            throws InterruptedException {
        progress.accept("waiting for the composition");
        Duration timeout = plan.talk().multipliedBy(4).plus(RENDERING_TIMEOUT_MIN);
        long deadline = System.nanoTime() + timeout.toNanos();
        while (System.nanoTime() < deadline) {
            Inspection inspection = client.inspection(inspectionId);
            VideoIdentData data = inspection.videoIdentData();
            if (data != null
                    && data.reviewStatus() == ReviewStatus.COMPLETED
                    && !data.compositions().isEmpty()
                    && data.compositions().getLast().mediaId() != null) {
                return inspection;
            }
            Thread.sleep(POLL_INTERVAL);
        }
        throw new SimulationFailure(
                "The composition was not ready within "
                        + timeout.toSeconds()
                        + " s; the API says "
                        + client.inspection(inspectionId).json());
    }

    private FfmpegPrograms programs() throws InterruptedException {
        return switch (FfmpegPrograms.find(plan.ffmpegFolder(), plan.programsFolder())) {
            case FfmpegSearch.Found(FfmpegPrograms programs) -> programs;
            case FfmpegSearch.Missing(String reason, List<String> _) ->
                    throw new SimulationFailure(
                            "The video cannot be examined without ffmpeg: " + reason);
        };
    }

    private Path download(VidentClient client, String applicantId, Inspection inspection) {
        Composition composition =
                Objects.requireNonNull(inspection.videoIdentData()).compositions().getLast();
        String mediaId = Objects.requireNonNull(composition.mediaId());
        Path target = plan.mediaFolder().resolve(mediaId + ".mp4").toAbsolutePath().normalize();
        try {
            Files.createDirectories(plan.mediaFolder());
            client.downloadMedia(applicantId, mediaId, target);
            progress.accept("downloaded " + Files.size(target) / 1024 + " KiB");
        } catch (IOException e) {
            throw new SimulationFailure(
                    "The composed video could not be downloaded: " + e.getMessage(), e);
        }
        return target;
    }

    private static <T> T await(String what, CompletableFuture<T> future) {
        try {
            return future.orTimeout(STEP_TIMEOUT.toSeconds(), TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof TimeoutException) {
                throw new SimulationFailure(
                        "Waited " + STEP_TIMEOUT.toSeconds() + " s in vain for " + what, e);
            }
            throw e;
        }
    }
}
