package dev.vident.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.client.Composition;
import dev.vident.client.VidentClient;
import dev.vident.client.VideoIdentData;
import dev.vident.media.synthetic.LinkConditions;
import dev.vident.server.composition.Markers;
import dev.vident.server.recording.JournalGap;
import dev.vident.server.recording.JournalSummary;
import dev.vident.server.recording.Manifest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Two browsers whose way to the server loses datagrams in both directions: the recording has what
/// was sent all the same.
@Timeout(300)
final class LossyNetworkTest {
    private static final long SEED = 20_260_301;
    private static final double LOSS = 0.05;
    private static final double COMPLETE = 0.999;
    private static final int TALK_SECONDS = 40;
    private static final int QUIET_SECONDS = 4;
    private static final LinkConditions NOTHING_PASSES = LinkConditions.PERFECT.withLoss(1);
    private static final Duration BURST = Duration.ofMillis(500);
    private static final int TRACKS = 4;

    /// The last packets before a burst may have been on their way when it began, the first after it
    /// comes when the browser sends again.
    private static final Duration AROUND_A_BURST = Duration.ofMillis(250);

    /// When nothing passed.
    private record Burst(Instant from, Instant to) {
        boolean explains(JournalGap gap) {
            return gap.from().isAfter(from.minus(AROUND_A_BURST))
                    && gap.from().isBefore(to)
                    && gap.to().isAfter(from);
        }
    }

    /// What is done to the paths while both talk.
    private interface Disturbance {
        void happen(TwoPages pages, MediaPath applicants, MediaPath operators);
    }

    /// @param lostUp datagrams of each participant that did not get to the server
    private record Outcome(Manifest manifest, Map<String, Long> lostUp) {}

    @TempDir Path folder;

    @Test
    void one_datagram_in_twenty_lost_each_way_leaves_every_journal_as_good_as_complete()
            throws Exception {
        Outcome outcome =
                hold(
                        "loss",
                        (pages, applicants, operators) -> {
                            applicants.change(LinkConditions.PERFECT.withLoss(LOSS));
                            operators.change(LinkConditions.PERFECT.withLoss(LOSS));
                            pages.desk().waitForTimeout(TALK_SECONDS * 1000.0);
                        });

        assertThat(outcome.manifest().journals())
                .hasSize(TRACKS)
                .allSatisfy(journal -> {
                    assertThat(journal.packetsRecovered()).isPositive();
                    assertThat((double) journal.packetsReceived())
                            .isGreaterThanOrEqualTo(COMPLETE * journal.packetsExpected());
                });
    }

    @Test
    void half_a_second_without_network_costs_a_journal_at_most_that_half_second() throws Exception {
        List<Burst> bursts = new ArrayList<>();
        Outcome outcome =
                hold(
                        "burst",
                        (pages, applicants, operators) -> {
                            bursts.add(burst(pages, applicants));
                            bursts.add(burst(pages, operators));
                            bursts.add(burst(pages, applicants, operators));
                            pages.desk().waitForTimeout(QUIET_SECONDS * 1000.0);
                        });

        assertThat(outcome.manifest().journals())
                .hasSize(TRACKS)
                .allSatisfy(journal -> {
                    assertThat(journal.packetsMissing())
                            .isLessThanOrEqualTo(outcome.lostUp().get(journal.participant()));
                    assertThat(journal.gaps())
                            .allSatisfy(gap ->
                                    assertThat(bursts).anyMatch(burst -> burst.explains(gap)));
                });
    }

    /// A call over two paths, whose recording is composed into one video that shows and sounds.
    private Outcome hold(String name, Disturbance disturbance) throws Exception {
        Path data = folder.resolve("data");
        int mediaPort = ServerProcess.freeUdpPort();
        try (Browsers browsers = Browsers.openOrSkip();
                ServerProcess server = ServerProcess.start(mediaPort, data);
                VidentClient client = server.client();
                MediaPath applicants = MediaPath.open(mediaPort, SEED);
                MediaPath operators = MediaPath.open(mediaPort, SEED + 1);
                TwoPages pages = TwoPages.open(browsers, server, client, folder, name)) {
            applicants.lead(pages.page());
            operators.lead(pages.desk());
            CallInBrowsers call = pages.meet();
            disturbance.happen(pages, applicants, operators);
            call.end();
            call.approve();
            check(pages, Objects.requireNonNull(pages.awaitVideo().videoIdentData()));
            Manifest manifest = Recordings.manifest(data);
            print(name, manifest, applicants, operators);
            assertThat(applicants.lostUp()).isPositive();
            assertThat(operators.lostUp()).isPositive();
            return new Outcome(
                    manifest,
                    Map.of("applicant", applicants.lostUp(), "operator", operators.lostUp()));
        }
    }

    /// Some quiet seconds, then a burst.
    private static Burst burst(TwoPages pages, MediaPath... paths) {
        pages.desk().waitForTimeout(QUIET_SECONDS * 1000.0);
        Instant from = Instant.now();
        for (MediaPath path : paths) {
            path.change(NOTHING_PASSES);
        }
        pages.desk().waitForTimeout(BURST.toMillis());
        for (MediaPath path : paths) {
            path.change(LinkConditions.PERFECT);
        }
        return new Burst(from, Instant.now());
    }

    private void check(TwoPages pages, VideoIdentData data) throws Exception {
        assertThat(data.compositions()).hasSize(1);
        Composition composition = data.compositions().getFirst();
        Markers markers = pages.markers(composition, folder.resolve("call.mp4"));
        int seconds = (int) Objects.requireNonNull(composition.duration()).toSeconds();
        assertThat(markers.seats())
                .hasSize(2)
                .allSatisfy(seat -> {
                    assertThat(seat.flashSeconds()).hasSizeGreaterThanOrEqualTo(seconds / 2);
                    assertThat(seat.beepSeconds()).hasSizeGreaterThanOrEqualTo(seconds / 2);
                });
    }

    private static void print(
            String title, Manifest manifest, MediaPath applicants, MediaPath operators) {
        System.out.printf(
                "%s: datagrams lost up/down: applicant %d/%d, operator %d/%d%n",
                title,
                applicants.lostUp(),
                applicants.lostDown(),
                operators.lostUp(),
                operators.lostDown());
        for (JournalSummary journal : manifest.journals()) {
            System.out.printf(
                    "%s: %s: %d expected, %d on disk (%.3f %%), of these %d recovered, gaps %s%n",
                    title,
                    journal.file(),
                    journal.packetsExpected(),
                    journal.packetsReceived(),
                    100.0 * journal.packetsReceived() / Math.max(1, journal.packetsExpected()),
                    journal.packetsRecovered(),
                    journal.gaps());
        }
    }
}
