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
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The server goes in the middle of a call, by `kill -9` or told to: the recording is finished and
/// rendered.
@Timeout(240)
final class CrashRecoveryTest {
    private static final int SECONDS_BEFORE_THE_END = 4;

    @TempDir Path folder;

    @Test
    void what_was_recorded_before_a_crash_is_composed_after_the_restart() throws Exception {
        interruptCall("crash-1", ServerProcess::kill);
        checkAfterRestart("crash-1");
    }

    @Test
    void a_server_told_to_stop_finishes_its_calls_and_says_nothing_of_errors_or_addresses()
            throws Exception {
        ServerProcess stopped = interruptCall("stop-1", ServerProcess::terminate);

        assertThat(stopped.output())
                .doesNotContain("ERROR", "WARN", "Exception")
                .doesNotContainPattern("\\d{1,3}([.]\\d{1,3}){3}"); // the callers came from some
        checkAfterRestart("stop-1");
    }

    private ServerProcess interruptCall(String externalUserId, Consumer<ServerProcess> interruption)
            throws InterruptedException {
        try (ServerProcess server = ServerProcess.start(data())) {
            SimulatedCall call =
                    SimulatedCall.start(server, externalUserId, Duration.ofMinutes(2), folder);
            call.awaitTalking();
            TimeUnit.SECONDS.sleep(SECONDS_BEFORE_THE_END);
            interruption.accept(server);
            assertThat(call.failure()).isNotNull();
            return server;
        }
    }

    private void checkAfterRestart(String externalUserId) throws Exception {
        try (ServerProcess server = ServerProcess.start(data());
                VidentClient client = server.client()) {
            Applicant applicant = client.applicantByExternalUserId(externalUserId);
            Inspection inspection = Videos.await(client, applicant.inspectionId(), _ -> true);
            var videoIdent = Objects.requireNonNull(inspection.videoIdentData());
            assertThat(videoIdent.reviewStatus()).isEqualTo(ReviewStatus.QUEUED);
            assertThat(videoIdent.moderatorDisplayName()).isEqualTo("Admin");

            Composition composition = videoIdent.compositions().getLast();
            Path video = folder.resolve(externalUserId + ".mp4");
            client.downloadMedia(
                    applicant.id(), Objects.requireNonNull(composition.mediaId()), video);
            checkMarkers(video);
        }
    }

    private Path data() {
        return folder.resolve("data");
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
                            .hasSizeGreaterThanOrEqualTo(SECONDS_BEFORE_THE_END - 1);
                    assertThat(seat.beepSeconds())
                            .hasSizeGreaterThanOrEqualTo(SECONDS_BEFORE_THE_END - 1);
                });
        assertThat(markers.largestOffsetMillis().orElseThrow()).isLessThanOrEqualTo(60);
    }
}
