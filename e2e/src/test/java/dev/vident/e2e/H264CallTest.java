package dev.vident.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import dev.vident.client.Composition;
import dev.vident.client.VidentClient;
import dev.vident.media.journal.MediaKind;
import dev.vident.server.composition.Markers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A call in H.264 between two browsers.
@Timeout(400)
final class H264CallTest {
    private static final int TALK_SECONDS = 8;

    private static final String SENDS_H264 =
            "() => RTCRtpSender.getCapabilities('video').codecs.some((codec) => codec.mimeType === 'video/H264')";

    /// Keeps the connection to be asked later.
    private static final String KEEP_CONNECTION =
            """
            const setRemoteDescription = RTCPeerConnection.prototype.setRemoteDescription;
            RTCPeerConnection.prototype.setRemoteDescription = function (description) {
              window.connectionUnderTest = this;
              return setRemoteDescription.call(this, description);
            };
            """;

    /// The video codecs in use, that of what is sent first.
    private static final String CODECS =
            """
            async () => {
              const stats = await window.connectionUnderTest.getStats();
              const codec = (type) => [...stats.values()]
                .filter((entry) => entry.type === type && entry.kind === 'video')
                .map((entry) => stats.get(entry.codecId)?.mimeType)[0];
              return [codec('outbound-rtp'), codec('inbound-rtp')];
            }
            """;

    /// Enters the middle of a film and plays on.
    private static final String PLAY =
            """
            async (video) => {
              video.muted = true;
              const once = (name) => new Promise((resolve, reject) => {
                video.addEventListener(name, resolve, { once: true });
                video.addEventListener('error', () => reject(new Error(video.error.message)), { once: true });
              });
              if (video.readyState < 1) await once('loadedmetadata');
              const entered = once('seeked');
              video.currentTime = video.duration / 2;
              await entered;
              const from = video.getVideoPlaybackQuality().totalVideoFrames;
              await video.play();
              await new Promise((resolve) => setTimeout(resolve, 2000));
              video.pause();
              return {
                duration: video.duration, at: video.currentTime, width: video.videoWidth,
                frames: video.getVideoPlaybackQuality().totalVideoFrames - from,
              };
            }
            """;

    @TempDir Path folder;

    @Test
    void it_is_seen_on_both_sides_played_as_it_came_in_and_composed() throws Exception {
        Path data = folder.resolve("data");
        try (Browsers browsers = Browsers.openOrSkip();
                ServerProcess server =
                        ServerProcess.start(
                                data,
                                "--media-video-codec",
                                "H264",
                                "--composition-parallelism",
                                "0",
                                "--composition-rolling-calls",
                                "0");
                VidentClient client = server.client();
                TwoPages pages = TwoPages.open(browsers, server, client, folder, "h264")) {
            assumeTrue(
                    (Boolean) pages.page().evaluate(SENDS_H264), "this browser cannot send H.264");
            meet(pages);
            assertThat(Recordings.manifest(data).journals())
                    .filteredOn(journal -> journal.kind() == MediaKind.VIDEO)
                    .hasSize(2)
                    .allMatch(journal -> "H264".equals(journal.codec()));
            watchAsItCameIn(pages.desk());
            Process worker =
                    new ProcessBuilder(ServerProcess.java("compose", "--data", data.toString()))
                            .inheritIO()
                            .start();
            try {
                watchComposed(pages);
            } finally {
                worker.destroy();
                worker.waitFor();
            }
        }
    }

    private static void meet(TwoPages pages) {
        List<Page> both = List.of(pages.page(), pages.desk());
        both.forEach(side -> side.addInitScript(KEEP_CONNECTION));
        CallInBrowsers call = pages.meet();
        pages.desk().waitForTimeout(TALK_SECONDS * 1000.0);
        for (Page side : both) {
            assertThat(side.evaluate(CODECS)).isEqualTo(List.of("video/H264", "video/H264"));
        }
        call.end();
        call.approve();
    }

    private static void watchAsItCameIn(Page desk) {
        assertThat(desk.locator("figure[data-film] video")).hasCount(2);
        for (String participant : List.of("applicant", "operator")) {
            Map<?, ?> played =
                    (Map<?, ?>)
                            desk.locator("figure[data-film=" + participant + "] video")
                                    .evaluate(PLAY);
            assertThat(number(played, "duration")).isGreaterThan(TALK_SECONDS);
            assertThat(number(played, "at")).isGreaterThan(number(played, "duration") / 2);
            assertThat(number(played, "width")).isPositive();
            assertThat(number(played, "frames")).isGreaterThan(5);
        }
    }

    private static double number(Map<?, ?> played, String name) {
        return ((Number) played.get(name)).doubleValue();
    }

    private void watchComposed(TwoPages pages) throws Exception {
        Composition composition =
                Objects.requireNonNull(pages.awaitVideo().videoIdentData())
                        .compositions()
                        .getLast();
        Markers markers = pages.markers(composition, folder.resolve("call.mp4"));
        // A browser on a busy machine drops pictures of its own; most seconds must show and sound
        // all the same.
        assertThat(markers.seats())
                .hasSize(2)
                .allSatisfy(seat -> {
                    assertThat(seat.flashSeconds()).hasSizeGreaterThanOrEqualTo(TALK_SECONDS / 2);
                    assertThat(seat.beepSeconds()).hasSizeGreaterThanOrEqualTo(TALK_SECONDS / 2);
                });
    }
}
