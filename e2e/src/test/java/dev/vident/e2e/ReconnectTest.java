package dev.vident.e2e;

import static java.util.function.Function.identity;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.microsoft.playwright.Page;
import dev.vident.client.Composition;
import dev.vident.client.VidentClient;
import dev.vident.media.synthetic.LinkConditions;
import dev.vident.server.recording.JournalGap;
import dev.vident.server.recording.JournalSummary;
import dev.vident.server.recording.Manifest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A call that is interrupted in every way a page comes back from: it stays one call with one
/// recording and one video. The times are printed, not judged: they are the machine's as well.
@Timeout(300)
final class ReconnectTest {
    private static final LinkConditions DEAD = LinkConditions.PERFECT.withLoss(1);
    private static final double PATIENCE_MILLIS = 30_000;
    private static final double TUNNEL_MILLIS = 4_000;
    private static final double QUIET_MILLIS = 3_000;

    /// A browser that gets no answer slows down, but it goes on.
    private static final long PACKETS_OF_TUNNEL_MIN = 20;

    /// Which session a page has, and in which state it is.
    private static final String IS_CONNECTED =
            "() => document.querySelector('[data-link=connected][data-peer=connected]') !== null";

    @TempDir Path folder;

    @Test
    void a_call_survives_new_networks_and_a_reload_as_one_call_with_one_video() throws Exception {
        Path data = folder.resolve("data");
        int mediaPort = ServerProcess.freeUdpPort();
        try (Browsers browsers = Browsers.openOrSkip();
                ServerProcess server = ServerProcess.start(mediaPort, data);
                VidentClient client = server.client();
                MediaPath home = MediaPath.open(mediaPort, 1);
                MediaPath mobile = MediaPath.open(mediaPort, 2);
                MediaPath cafe = MediaPath.open(mediaPort, 3);
                TwoPages pages = TwoPages.open(browsers, server, client, folder, "reconnect")) {
            home.lead(pages.page());
            PictureTimes ofApplicant = PictureTimes.watch(pages.page());
            PictureTimes ofDesk = PictureTimes.watch(pages.desk());
            CallInBrowsers call = pages.meet();

            pages.desk().waitForTimeout(QUIET_MILLIS);
            long silent = leave(pages, home, mobile, "");
            print("path dead without a word", silent, ofApplicant, ofDesk);
            long told = leave(pages, mobile, cafe, "dispatchEvent(new Event('online'))");
            print("network changed and told so", told, ofApplicant, ofDesk);
            cafe.change(DEAD);
            pages.desk().waitForTimeout(TUNNEL_MILLIS);
            cafe.change(LinkConditions.PERFECT);
            long usable = System.currentTimeMillis();
            awaitConnected(pages);
            print("no network for 4 s, from its end", usable, ofApplicant, ofDesk);

            call.reloadApplicantWhoIsAsked();
            call.reloadApplicant();
            pages.desk().waitForTimeout(QUIET_MILLIS);
            print("applicant's page loaded anew", ofApplicant, ofDesk);
            call.reloadDesk();
            pages.desk().waitForTimeout(QUIET_MILLIS);
            print("desk loaded anew", ofDesk, ofApplicant);

            call.takeStill("SELFIE");
            call.end();
            call.approve();
            List<Composition> compositions =
                    Objects.requireNonNull(pages.awaitVideo().videoIdentData()).compositions();
            assertThat(compositions).hasSize(1);
            check(Recordings.manifest(data), usable);
        }
    }

    /// The applicant leaves one network, which is dead from then on, for another one.
    ///
    /// @param news what the browser tells the page, as a script
    private static long leave(TwoPages pages, MediaPath from, MediaPath to, String news) {
        to.leadFromNowOn(pages.page());
        long now = System.currentTimeMillis();
        from.change(DEAD);
        pages.page().evaluate(news);
        pages.page()
                .waitForFunction("(port) => window.mediaPathUsed === port", to.port(), patiently());
        awaitConnected(pages);
        return now;
    }

    private static void awaitConnected(TwoPages pages) {
        for (Page each : List.of(pages.page(), pages.desk())) {
            each.waitForFunction(IS_CONNECTED, null, patiently());
        }
        pages.desk().waitForTimeout(QUIET_MILLIS);
    }

    private static Page.WaitForFunctionOptions patiently() {
        return new Page.WaitForFunctionOptions().setTimeout(PATIENCE_MILLIS);
    }

    private static void print(
            String what, long since, PictureTimes ofApplicant, PictureTimes ofDesk) {
        System.out.printf(
                "%s: picture %s at the applicant, %s at the desk%n",
                what, back(since, ofApplicant), back(since, ofDesk));
    }

    private static String back(long since, PictureTimes times) {
        assertThat(times.last()).isGreaterThan(since + (long) QUIET_MILLIS / 2);
        return times.longestAfter(since)
                .map(standstill -> "back after " + (standstill.firstAfter() - since) + " ms")
                .orElse("never stood still");
    }

    private static void print(String what, PictureTimes ofLoaded, PictureTimes ofOther) {
        long loaded = ((Number) ofLoaded.page().evaluate("performance.timeOrigin")).longValue();
        System.out.printf(
                "%s: picture there after %d ms, %s on the other page%n",
                what, ofLoaded.first() - loaded, back(loaded, ofOther));
    }

    /// What was lost for good is a gap in a journal, what was sent again is told as recovered, what
    /// was not there at all lies between two epochs.
    private static void check(Manifest manifest, long usable) {
        assertThat(manifest.journals())
                .extracting(JournalSummary::participant, JournalSummary::epoch)
                .containsExactly(
                        tuple("applicant", 1),
                        tuple("applicant", 1),
                        tuple("applicant", 2),
                        tuple("applicant", 2),
                        tuple("applicant", 3),
                        tuple("applicant", 3),
                        tuple("operator", 1),
                        tuple("operator", 1),
                        tuple("operator", 2),
                        tuple("operator", 2));
        Map<String, JournalSummary> journals =
                manifest.journals().stream()
                        .collect(Collectors.toMap(JournalSummary::file, identity()));
        JournalSummary first = journals.get("applicant-1-video.journal");
        System.out.printf(
                "the applicant's first epoch: %d packets recovered, gaps %s%n",
                first.packetsRecovered(), first.gaps());
        Instant back = Instant.ofEpochMilli(usable);
        long lost =
                first.gaps().stream()
                        .filter(gap -> gap.from().isBefore(back) && gap.to().isAfter(back))
                        .mapToLong(JournalGap::packets)
                        .sum();
        assertThat(lost + first.packetsRecovered()).isGreaterThan(PACKETS_OF_TUNNEL_MIN);
        assertThat(journals.get("applicant-2-video.journal").firstArrivalMicros())
                .isGreaterThan(first.lastArrivalMicros());
    }
}
