package dev.vident.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import dev.vident.client.Applicant;
import dev.vident.client.NewApplicant;
import dev.vident.client.SdkAccess;
import dev.vident.client.VidentClient;
import dev.vident.media.synthetic.ClipName;
import dev.vident.server.composition.FfmpegPrograms;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// Takes the pictures of the manual from a real call, when asked to; see CONTRIBUTING.md.
@EnabledIfSystemProperty(named = DocumentationPictures.TARGET, matches = ".+")
final class DocumentationPictures {
    static final String TARGET = "vident.pictures";

    private static final int PHONE_WIDTH = 390;
    private static final int PHONE_HEIGHT = 844;
    private static final int DESK_WIDTH = 1440;
    private static final int DESK_HEIGHT = 900;
    private static final double MOMENT_MILLIS = 1500;

    private final Path target = Path.of(System.getProperty(TARGET, ""));

    @TempDir Path folder;

    @Test
    void take_the_pictures_of_the_manual() throws Exception {
        Files.createDirectories(target);
        try (Browsers browsers = Browsers.openOrSkip();
                ServerProcess server = ServerProcess.start(folder.resolve("data"));
                VidentClient client = server.client()) {
            FfmpegPrograms programs = FakeDevices.programs(folder.resolve("programs"));
            try (Browser phone =
                            browsers.launch(
                                    FakeDevices.withoutFlashes(programs, folder, ClipName.WARM));
                    Browser desktop =
                            browsers.launch(
                                    FakeDevices.withoutFlashes(programs, folder, ClipName.COOL))) {
                take(server, client, phone, desktop, programs);
            }
        }
    }

    private void take(
            ServerProcess server,
            VidentClient client,
            Browser phone,
            Browser desktop,
            FfmpegPrograms programs)
            throws Exception {
        Applicant applicant =
                client.createApplicant(
                        "video-ident", NewApplicant.withExternalUserId("customer-7"));
        String link =
                client.webSdkLink(SdkAccess.of(applicant.externalUserId(), "video-ident"))
                        .toString();
        Page page = Browsers.page(phone, "applicant");
        page.setViewportSize(PHONE_WIDTH, PHONE_HEIGHT);
        Page desk = Browsers.page(desktop, "desk");
        desk.setViewportSize(DESK_WIDTH, DESK_HEIGHT);
        CallInBrowsers call = new CallInBrowsers(page, desk);

        call.checkDevices(link);
        call.joinQueue();
        keep(page, "applicant-waiting");
        call.goOnline(server.baseUrl() + "/desk");
        call.accept();
        desk.getByText("Instruct").nth(1).click();
        call.takeStill("FRONT_SIDE");
        call.takeStill("SELFIE");
        desk.waitForTimeout(4 * MOMENT_MILLIS);
        keep(page, "applicant-call");
        keep(desk, "desk-call");
        call.end();
        desk.waitForTimeout(MOMENT_MILLIS);
        desk.locator("dialog.verdict input[name=answer][value=RED]").check();
        desk.waitForTimeout(MOMENT_MILLIS);
        keep(desk, "desk-verdict");
        call.approve();
        video(client, applicant, programs);
    }

    private void video(VidentClient client, Applicant applicant, FfmpegPrograms programs)
            throws Exception {
        var data =
                Objects.requireNonNull(
                        Videos.await(client, applicant.inspectionId(), _ -> true).videoIdentData());
        Path video = folder.resolve("call.mp4");
        client.downloadMedia(
                applicant.id(),
                Objects.requireNonNull(data.compositions().getLast().mediaId()),
                video);
        new ProcessBuilder(
                        List.of(
                                programs.ffmpeg().toString(),
                                "-v",
                                "error",
                                "-y",
                                "-ss",
                                "3.3",
                                "-i",
                                video.toString(),
                                "-frames:v",
                                "1",
                                target.resolve("composition.png").toString()))
                .inheritIO()
                .start()
                .waitFor();
    }

    private void keep(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(target.resolve(name + ".png")));
    }
}
