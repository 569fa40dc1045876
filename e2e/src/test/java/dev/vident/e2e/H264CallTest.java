package dev.vident.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import dev.vident.client.Applicant;
import dev.vident.client.Composition;
import dev.vident.client.Inspection;
import dev.vident.client.NewApplicant;
import dev.vident.client.SdkAccess;
import dev.vident.client.VidentClient;
import dev.vident.media.synthetic.ClipName;
import dev.vident.server.composition.FfmpegPrograms;
import dev.vident.server.composition.Layout;
import dev.vident.server.composition.MarkerFinder;
import dev.vident.server.composition.MarkerFinder.Wanted;
import dev.vident.server.composition.Markers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
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
                VidentClient client = server.client()) {
            FfmpegPrograms programs = FakeDevices.programs(folder.resolve("programs"));
            Applicant applicant =
                    client.createApplicant("video-ident", NewApplicant.withExternalUserId("h264"));
            String link =
                    client.webSdkLink(SdkAccess.of(applicant.externalUserId(), "video-ident"))
                            .toString();
            try (Browser phone =
                            browsers.launch(FakeDevices.make(programs, folder, ClipName.WARM));
                    Browser desktop =
                            browsers.launch(FakeDevices.make(programs, folder, ClipName.COOL))) {
                Page page = Browsers.page(phone, "applicant");
                Page desk = Browsers.page(desktop, "desk");
                try {
                    meet(page, link, desk, server.baseUrl() + "/desk");
                    watchAsItCameIn(desk);
                } finally {
                    Browsers.keepPicture(page, "h264-applicant");
                    Browsers.keepPicture(desk, "h264-desk");
                }
            }
            assertThat(journaled(data)).isTrue();
            Process worker =
                    new ProcessBuilder(ServerProcess.java("compose", "--data", data.toString()))
                            .inheritIO()
                            .start();
            try {
                watchComposed(programs, client, applicant);
            } finally {
                worker.destroy();
                worker.waitFor();
            }
        }
    }

    private static void meet(Page page, String link, Page desk, String deskAddress) {
        page.addInitScript(KEEP_CONNECTION);
        desk.addInitScript(KEEP_CONNECTION);
        CallInBrowsers call = new CallInBrowsers(page, desk);
        call.checkDevices(link);
        assumeTrue((Boolean) page.evaluate(SENDS_H264), "this browser cannot send H.264");
        call.joinQueue();
        call.goOnline(deskAddress);
        call.accept();
        desk.waitForTimeout(TALK_SECONDS * 1000.0);
        for (Page side : List.of(page, desk)) {
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

    /// Whether the manifest of the only call says that its pictures are H.264.
    private static boolean journaled(Path data) throws Exception {
        try (Stream<Path> files = Files.walk(data)) {
            Path manifest =
                    files.filter(file -> file.endsWith("manifest.json")).findFirst().orElseThrow();
            String text = Files.readString(manifest);
            return text.contains("\"H264\"") && !text.contains("\"VP8\"");
        }
    }

    private void watchComposed(FfmpegPrograms programs, VidentClient client, Applicant applicant)
            throws Exception {
        Inspection inspection = Videos.await(client, applicant.inspectionId(), _ -> true);
        Composition composition =
                Objects.requireNonNull(inspection.videoIdentData()).compositions().getLast();
        Path video = folder.resolve("call.mp4");
        client.downloadMedia(applicant.id(), Objects.requireNonNull(composition.mediaId()), video);
        Markers markers =
                new MarkerFinder(programs)
                        .find(
                                video,
                                Layout.of(List.of("applicant", "operator")),
                                List.of(
                                        new Wanted("applicant", ClipName.WARM.beepHertz()),
                                        new Wanted("operator", ClipName.COOL.beepHertz())));
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
