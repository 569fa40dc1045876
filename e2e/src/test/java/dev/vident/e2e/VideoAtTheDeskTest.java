package dev.vident.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A browser plays what the server has composed.
@Timeout(300)
final class VideoAtTheDeskTest {
    private static final int TALK_SECONDS = 6;

    /// Enters the video before its end and plays it out.
    private static final String PLAY =
            """
            async (video) => {
              video.muted = true;
              const once = (name) => new Promise((resolve) => video.addEventListener(name, resolve, { once: true }));
              if (video.readyState < 1) await once('loadedmetadata');
              const duration = video.duration;
              const entered = once('seeked');
              video.currentTime = duration - 2;
              await entered;
              const at = video.currentTime;
              const ended = once('ended');
              await video.play();
              await ended;
              const poster = await fetch(video.poster);
              return {
                duration, at, end: video.currentTime, width: video.videoWidth, poster: poster.status,
              };
            }
            """;

    /// Plays the films of a call by the controls of the first, jumps, and pauses.
    private static final String PLAY_IN_STEP =
            """
            async (view) => {
              const films = [...view.querySelectorAll('video')];
              const [leader, follower] = films;
              films.forEach((film) => { film.muted = true; });
              const when = async (what, holds) => {
                const deadline = performance.now() + 20000;
                while (!holds()) {
                  if (performance.now() > deadline) throw new Error(`never: ${what}`);
                  await new Promise((resolve) => requestAnimationFrame(resolve));
                }
              };
              const apart = () => Math.abs(leader.currentTime - follower.currentTime);
              const pictures = () => films.map((film) => film.getVideoPlaybackQuality().totalVideoFrames);
              await when('metadata', () => films.every((film) => film.readyState >= 1));
              const durations = films.map((film) => film.duration);
              await leader.play();
              await when('both play', () => films.every((film) => !film.paused && film.currentTime > 1.5));
              const playing = apart();
              const shown = pictures();
              leader.currentTime = 4;
              await when('both jumped', () => films.every((film) => !film.seeking && film.currentTime >= 4));
              await when('both go on', () => films.every((film) => film.currentTime > 4.5));
              const jumped = apart();
              leader.currentTime = 1;
              await when('both are back', () => films.every((film) => !film.seeking && film.currentTime < 3));
              const back = apart();
              leader.pause();
              await when('both stand', () => films.every((film) => film.paused));
              return {
                films: films.length, durations, shown, playing, jumped, back, stopped: apart(),
                widths: films.map((film) => film.videoWidth),
              };
            }
            """;

    @TempDir Path folder;

    @Test
    void the_composed_video_can_be_entered_anywhere_and_plays_to_its_end() throws Exception {
        try (Browsers browsers = Browsers.openOrSkip();
                ServerProcess server = ServerProcess.start(folder.resolve("data"));
                Browser browser = browsers.launch(List.of("--no-sandbox", "--disable-gpu"))) {
            SimulatedCall.start(server, "watched", Duration.ofSeconds(TALK_SECONDS), folder)
                    .result();
            Page desk = Browsers.page(browser, "desk");
            try {
                openNewest(desk, server.baseUrl() + "/desk");
                assertThat(desk.locator("video[data-media]")).isVisible(CallInBrowsers.patiently());
                Map<?, ?> played = (Map<?, ?>) desk.locator("video[data-media]").evaluate(PLAY);
                double duration = ((Number) played.get("duration")).doubleValue();
                assertThat(duration).isEqualTo(Math.rint(duration)).isGreaterThan(TALK_SECONDS - 1);
                assertThat(((Number) played.get("at")).doubleValue())
                        .isBetween(duration - 2.1, duration - 1.9);
                assertThat(((Number) played.get("end")).doubleValue())
                        .isBetween(duration - 0.1, duration + 0.1);
                assertThat(((Number) played.get("width")).intValue()).isEqualTo(1_280);
                assertThat(((Number) played.get("poster")).intValue()).isEqualTo(200);
            } finally {
                Browsers.keepPicture(desk, "video");
            }
        }
    }

    @Test
    void until_then_both_films_play_in_step_and_can_be_entered_anywhere() throws Exception {
        try (Browsers browsers = Browsers.openOrSkip();
                // Nobody composes: that is left to a worker that does not come.
                ServerProcess server =
                        ServerProcess.start(
                                folder.resolve("data"), "--composition-parallelism", "0");
                Browser browser = browsers.launch(List.of("--no-sandbox", "--disable-gpu"))) {
            SimulatedCall.start(server, "waiting", Duration.ofSeconds(TALK_SECONDS), folder)
                    .awaitDecided();
            Page desk = Browsers.page(browser, "desk");
            try {
                openNewest(desk, server.baseUrl() + "/desk");
                Locator view = desk.locator("vident-instant-view");
                assertThat(view.locator("video")).hasCount(2, patientCount());
                Map<?, ?> played = (Map<?, ?>) view.evaluate(PLAY_IN_STEP);
                System.out.println("[instant view] " + played);
                assertThat((List<?>) played.get("durations"))
                        .allSatisfy(duration ->
                                assertThat(((Number) duration).doubleValue())
                                        .isGreaterThan(TALK_SECONDS - 1));
                assertThat((List<?>) played.get("shown"))
                        .allSatisfy(count -> assertThat(((Number) count).intValue()).isPositive());
                assertThat((List<?>) played.get("widths"))
                        .allSatisfy(width -> assertThat(((Number) width).intValue()).isPositive());
                for (String moment : List.of("playing", "jumped", "back", "stopped")) {
                    assertThat(((Number) played.get(moment)).doubleValue())
                            .as("seconds apart when %s", moment)
                            .isLessThan(0.25);
                }
            } finally {
                Browsers.keepPicture(desk, "instant-view");
            }
        }
    }

    private static HasCountOptions patientCount() {
        return new HasCountOptions().setTimeout(60_000);
    }

    private static void openNewest(Page desk, String address) {
        desk.navigate(address);
        desk.getByLabel("Login", new Page.GetByLabelOptions().setExact(true)).fill("admin");
        desk.getByLabel("Password").fill(ServerProcess.ADMIN_PASSWORD);
        desk.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Log in").setExact(true))
                .click();
        desk.locator("a[href^='#/identification/']").first().click(CallInBrowsers.patientClick());
    }
}
