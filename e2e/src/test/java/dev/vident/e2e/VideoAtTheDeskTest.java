package dev.vident.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
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

    private static void openNewest(Page desk, String address) {
        desk.navigate(address);
        desk.getByLabel("Login", new Page.GetByLabelOptions().setExact(true)).fill("admin");
        desk.getByLabel("Password").fill(ServerProcess.ADMIN_PASSWORD);
        desk.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Log in").setExact(true))
                .click();
        desk.locator("a[href^='#/identification/']").first().click(CallInBrowsers.patientClick());
        assertThat(desk.locator("video[data-media]")).isVisible(CallInBrowsers.patiently());
    }
}
