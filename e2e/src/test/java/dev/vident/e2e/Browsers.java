package dev.vident.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// Starts the system's Chromium with fake devices.
final class Browsers implements AutoCloseable {
    private static final List<String> PLACES =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
    private static final List<String> QUIET =
            List.of(
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--autoplay-policy=no-user-gesture-required",
                    "--use-fake-device-for-media-stream",
                    "--use-fake-ui-for-media-stream");

    private final Playwright playwright;
    private final Path chromium;

    private Browsers(Path chromium) {
        this.chromium = chromium;
        // The driver must not look for browsers of its own on the network.
        this.playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    }

    /// Skips the test, loudly, where there is no Chromium.
    static Browsers openOrSkip() {
        Optional<Path> chromium =
                Stream.concat(Stream.ofNullable(System.getenv("VIDENT_CHROMIUM")), PLACES.stream())
                        .map(Path::of)
                        .filter(Files::isExecutable)
                        .findFirst();
        if (chromium.isEmpty()) {
            System.out.println(
                    "\n##### BROWSER TESTS SKIPPED: no Chromium found. Install it (apt-get install chromium) or name it in"
                            + " VIDENT_CHROMIUM. #####\n");
        }
        Assumptions.assumeTrue(chromium.isPresent(), "no Chromium");
        return new Browsers(chromium.orElseThrow());
    }

    /// A browser with devices of its own.
    Browser launch(FakeDevices devices) {
        List<String> arguments = new ArrayList<>(QUIET);
        arguments.add("--use-file-for-fake-video-capture=" + devices.video());
        arguments.add("--use-file-for-fake-audio-capture=" + devices.audio());
        return launch(arguments);
    }

    /// A browser whose user refuses, or that has no devices; the caller says how.
    Browser launch(List<String> arguments) {
        return playwright
                .chromium()
                .launch(
                        new LaunchOptions()
                                .setExecutablePath(chromium)
                                .setHeadless(true)
                                .setArgs(arguments));
    }

    /// A page in English whose console goes to the test's output.
    static Page page(Browser browser, String name) {
        Page page = browser.newPage(new Browser.NewPageOptions().setLocale("en"));
        page.onConsoleMessage(
                message -> System.out.println("[" + name + " console] " + message.text()));
        page.onPageError(error -> System.out.println("[" + name + " error] " + error));
        return page;
    }

    /// Leaves a picture of the page in `target/browser`, for whoever wonders why a test failed.
    static void keepPicture(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions().setPath(Path.of("target", "browser", name + ".png")));
    }

    @Override
    public void close() {
        playwright.close();
    }
}
