package dev.vident.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.vident.client.VidentClient;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Whatever becomes of the applicant's camera, microphone and page in a call, the desk says it in
/// words.
@Timeout(300)
final class DeviceNotesTest {
    /// As when another program or the system takes the camera.
    private static final String LOSE_CAMERA =
            """
            const [track] = document.querySelector('.self video').srcObject.getVideoTracks();
            track.stop();
            track.dispatchEvent(new Event('ended'));
            """;

    private static final String SHOW =
            """
            (state) => {
              Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state });
              document.dispatchEvent(new Event('visibilitychange'));
            }
            """;

    @TempDir Path folder;

    @Test
    void the_desk_says_what_the_applicants_devices_do() throws Exception {
        try (Browsers browsers = Browsers.openOrSkip();
                ServerProcess server = ServerProcess.start(folder.resolve("data"));
                VidentClient client = server.client();
                TwoPages pages = TwoPages.open(browsers, server, client, folder, "devices")) {
            CallInBrowsers call = pages.meet();
            Page page = pages.page();
            Page desk = pages.desk();
            assertThat(desk.locator("[data-note]")).hasCount(0);

            page.locator("[data-action=mute]").click();
            page.locator("[data-action=camera]").click();
            assertThat(note(desk, "microphoneOff")).isVisible();
            assertThat(note(desk, "cameraOff")).isVisible();
            Browsers.keepPicture(desk, "devices-off");
            call.reloadDesk();
            assertThat(note(desk, "cameraOff")).isVisible();
            page.locator("[data-action=mute]").click();
            page.locator("[data-action=camera]").click();
            assertThat(desk.locator("[data-note]")).hasCount(0);

            page.evaluate(SHOW, "hidden");
            page.evaluate(LOSE_CAMERA);
            assertThat(note(desk, "hidden")).isVisible();
            assertThat(note(desk, "cameraPaused")).isVisible();
            Browsers.keepPicture(desk, "devices-hidden");
            page.evaluate(SHOW, "visible");
            assertThat(desk.locator("[data-note]")).hasCount(0);
        }
    }

    private static Locator note(Page desk, String note) {
        return desk.locator("[data-note=" + note + "]");
    }
}
