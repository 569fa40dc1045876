package dev.vident.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.client.Applicant;
import dev.vident.client.Composition;
import dev.vident.client.Inspection;
import dev.vident.client.ReviewStatus;
import dev.vident.client.VidentClient;
import dev.vident.server.composition.FfmpegPrograms;
import dev.vident.server.composition.Layout;
import dev.vident.server.composition.MarkerFinder;
import dev.vident.server.composition.MarkerFinder.Wanted;
import dev.vident.server.composition.Markers;
import dev.vident.server.simulation.PlannedVerdict;
import dev.vident.server.simulation.Simulation;
import dev.vident.server.simulation.SimulationFailure;
import dev.vident.server.simulation.SimulationPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` in the middle of a call: the next start finishes the recording and renders it.
@Timeout(240)
final class CrashRecoveryTest {
    private static final int SECONDS_BEFORE_THE_CRASH = 4;

    @TempDir Path folder;

    @Test
    void what_was_recorded_before_a_crash_is_composed_after_the_restart() throws Exception {
        Path data = folder.resolve("data");
        try (ServerProcess first = ServerProcess.start(data)) {
            crashInCall(first);
        }
        try (ServerProcess second = ServerProcess.start(data);
                VidentClient client = second.client()) {
            Applicant applicant = client.applicantByExternalUserId("crash-1");
            Inspection inspection = Videos.await(client, applicant.inspectionId(), _ -> true);
            var videoIdent = Objects.requireNonNull(inspection.videoIdentData());
            assertThat(videoIdent.reviewStatus()).isEqualTo(ReviewStatus.QUEUED);
            assertThat(videoIdent.moderatorDisplayName()).isEqualTo("Admin");

            Composition composition = videoIdent.compositions().getLast();
            Path video = folder.resolve("crashed.mp4");
            client.downloadMedia(
                    applicant.id(), Objects.requireNonNull(composition.mediaId()), video);
            checkMarkers(video);
        }
    }

    private void crashInCall(ServerProcess server) throws InterruptedException {
        CountDownLatch talking = new CountDownLatch(1);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        SimulationPlan plan =
                new SimulationPlan(
                        server.baseUrl(),
                        ServerProcess.APP_TOKEN,
                        ServerProcess.SECRET_KEY,
                        "admin",
                        ServerProcess.ADMIN_PASSWORD,
                        "crash-1",
                        Duration.ofMinutes(2),
                        new PlannedVerdict.Green(),
                        folder,
                        null,
                        folder.resolve("programs"));
        Thread simulation =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                new Simulation(
                                                plan,
                                                step -> {
                                                    if (step.startsWith("both sides")) {
                                                        talking.countDown();
                                                    }
                                                })
                                        .run();
                            } catch (RuntimeException e) {
                                failure.set(e);
                                talking.countDown();
                            }
                        });
        assertThat(talking.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(failure.get()).isNull();
        TimeUnit.SECONDS.sleep(SECONDS_BEFORE_THE_CRASH);
        server.kill();
        simulation.join(Duration.ofSeconds(60));
        assertThat(failure.get()).isInstanceOf(SimulationFailure.class);
    }

    private void checkMarkers(Path video) throws Exception {
        FfmpegPrograms programs = FakeDevices.programs(folder.resolve("programs"));
        Markers markers =
                new MarkerFinder(programs)
                        .find(
                                video,
                                Layout.of(List.of("applicant", "operator")),
                                List.of(
                                        new Wanted("applicant", 1000),
                                        new Wanted("operator", 600)));
        // At most a second may be missing at the end, and the first may have begun before the other
        // side was there.
        assertThat(markers.seats())
                .hasSize(2)
                .allSatisfy(seat -> {
                    assertThat(seat.flashSeconds())
                            .hasSizeGreaterThanOrEqualTo(SECONDS_BEFORE_THE_CRASH - 1);
                    assertThat(seat.beepSeconds())
                            .hasSizeGreaterThanOrEqualTo(SECONDS_BEFORE_THE_CRASH - 1);
                });
        assertThat(markers.largestOffsetMillis().orElseThrow()).isLessThanOrEqualTo(60);
    }
}
