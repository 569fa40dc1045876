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

/// Takes the pictures of the manual from a real call; run it from the folder `e2e` with the target
/// folder as argument, see CONTRIBUTING.md.
final class DocumentationPictures {
    private static final int PHONE_WIDTH = 390;
    private static final int PHONE_HEIGHT = 844;
    private static final int DESK_WIDTH = 1440;
    private static final int DESK_HEIGHT = 900;
    private static final double MOMENT_MILLIS = 1500;

    private final Path target;

    private DocumentationPictures(Path target) {
        this.target = target;
    }

    public static void main(String[] arguments) throws Exception {
        Path target = Files.createDirectories(Path.of(arguments[0]));
        Path folder = Files.createTempDirectory("vident-pictures-");
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
                new DocumentationPictures(target).take(server, client, phone, desktop, programs);
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
        keep(page, "applicant-check");
        call.joinQueue();
        keep(page, "applicant-waiting");
        call.goOnline(server.baseUrl() + "/desk");
        keep(desk, "desk-queue");
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
        keep(page, "applicant-result");
        video(client, applicant, programs);
        desk.reload();
        desk.waitForTimeout(MOMENT_MILLIS);
        keep(desk, "desk-recent");
        desk.getByText("customer-7").first().click();
        desk.waitForTimeout(2 * MOMENT_MILLIS);
        keep(desk, "desk-case");
    }

    private void video(VidentClient client, Applicant applicant, FfmpegPrograms programs)
            throws Exception {
        var data =
                Objects.requireNonNull(
                        Videos.await(client, applicant.inspectionId(), _ -> true).videoIdentData());
        Path video = Files.createTempDirectory("vident-pictures-").resolve("call.mp4");
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
