package dev.vident.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A supervisor captures the packets of a call that runs, and takes the file away.
@Timeout(300)
final class PacketCaptureAtTheDeskTest {
    private static final int PCAPNG = 0x0A0D0D0A;

    @TempDir Path folder;

    @Test
    void a_running_call_is_captured_and_the_file_downloaded() throws Exception {
        try (Browsers browsers = Browsers.openOrSkip();
                ServerProcess server = ServerProcess.start(folder.resolve("data"));
                Browser browser = browsers.launch(List.of("--no-sandbox", "--disable-gpu"))) {
            Page desk = Browsers.page(browser, "desk");
            try {
                openCalls(desk, server.baseUrl() + "/desk");
                SimulatedCall.start(server, "captured", Duration.ofSeconds(20), folder)
                        .awaitTalking();
                desk.locator("[data-action=capture-start]").click(CallInBrowsers.patientClick());
                Locator capture = desk.locator("[data-capture=running]");
                assertThat(capture).isVisible(CallInBrowsers.patiently());
                assertThat(capture).containsText("packets");
                desk.waitForTimeout(3_000);
                Browsers.keepPicture(desk, "capture");
                desk.locator("[data-action=capture-stop]").click();
                Locator over = desk.locator("[data-capture=over]");
                assertThat(over).isVisible(CallInBrowsers.patiently());
                assertThat(over).containsText("stopped");

                Download download = desk.waitForDownload(() -> over.locator("a").click());
                assertThat(download.suggestedFilename()).endsWith("-1.pcapng");
                byte[] file = Files.readAllBytes(download.path());
                assertThat(ByteBuffer.wrap(file).getInt()).isEqualTo(PCAPNG);
                assertThat(file.length).as("several seconds of a call").isGreaterThan(50_000);
                assertThat(new String(file, StandardCharsets.ISO_8859_1))
                        .contains("applicant", "operator");
            } finally {
                Browsers.keepPicture(desk, "capture-over");
            }
        }
    }

    private static void openCalls(Page desk, String address) {
        desk.navigate(address);
        desk.getByLabel("Login", new Page.GetByLabelOptions().setExact(true)).fill("admin");
        desk.getByLabel("Password").fill(ServerProcess.ADMIN_PASSWORD);
        desk.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Log in").setExact(true))
                .click();
        desk.locator("[data-action=calls]").click(CallInBrowsers.patientClick());
        assertThat(desk.locator("vident-call-states h1")).isVisible();
    }
}
