package dev.vident.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.vident.client.Applicant;
import dev.vident.client.Composition;
import dev.vident.client.Inspection;
import dev.vident.client.NewApplicant;
import dev.vident.client.ReviewStatus;
import dev.vident.client.SdkAccess;
import dev.vident.client.VidentClient;
import dev.vident.server.composition.FfmpegPrograms;
import dev.vident.server.composition.Layout;
import dev.vident.server.composition.MarkerFinder;
import dev.vident.server.composition.MarkerFinder.Wanted;
import dev.vident.server.composition.Markers;
import dev.vident.server.composition.MediaFacts;
import dev.vident.server.composition.Probe;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Two real browsers hold a call through the built server; the composed video is looked at and
/// listened to.
@Timeout(300)
final class BrowserIdentificationTest {
    private static final int TALK_SECONDS = 8;
    private static final double PATIENCE_MILLIS = 60_000;
    private static final int APPLICANT_HERTZ = 1000;
    private static final int OPERATOR_HERTZ = 600;

    @TempDir Path folder;

    @Test
    void an_applicant_and_an_operator_meet_and_the_api_answers_with_their_video() throws Exception {
        try (Browsers browsers = Browsers.openOrSkip();
                ServerProcess server = ServerProcess.start(folder.resolve("data"));
                VidentClient client = server.client()) {
            FfmpegPrograms programs = FakeDevices.programs(folder.resolve("programs"));
            Applicant applicant =
                    client.createApplicant(
                            "video-ident", NewApplicant.withExternalUserId("browser-1"));
            SdkAccess access = SdkAccess.of(applicant.externalUserId(), "video-ident");
            String link = client.webSdkLink(access).toString();
            try (Browser phone =
                            browsers.launch(
                                    FakeDevices.make(
                                            programs,
                                            folder,
                                            "applicant",
                                            "0x204060",
                                            APPLICANT_HERTZ));
                    Browser desktop =
                            browsers.launch(
                                    FakeDevices.make(
                                            programs,
                                            folder,
                                            "operator",
                                            "0x206040",
                                            OPERATOR_HERTZ))) {
                meet(phone, link, desktop, server.baseUrl() + "/desk");
            }
            Inspection inspection =
                    Videos.await(
                            client,
                            applicant.inspectionId(),
                            data -> data.reviewStatus() == ReviewStatus.COMPLETED);
            assertThat(Objects.requireNonNull(inspection.videoIdentData()).moderatorDisplayName())
                    .isEqualTo("Admin");
            check(programs, client, applicant, inspection);
            assertThat(server.output())
                    .doesNotContain(ServerProcess.SECRET_KEY, ServerProcess.ADMIN_PASSWORD, link);
        }
    }

    private static void meet(Browser phone, String link, Browser desktop, String deskAddress) {
        Page page = Browsers.page(phone, "applicant");
        Page desk = Browsers.page(desktop, "desk");
        try {
            joinQueue(page, link);
            accept(desk, deskAddress);
            holdCall(page, desk);
            endCall(desk);
            approve(desk);
            assertThat(page.getByText("Your identity is confirmed").first()).isVisible(patiently());
        } finally {
            Browsers.keepPicture(page, "applicant");
            Browsers.keepPicture(desk, "desk");
        }
    }

    private static void joinQueue(Page page, String link) {
        page.navigate(link);
        button(page, "Start").click();
        page.getByText("I have read this and I agree.").click();
        button(page, "Agree and continue").click();
        button(page, "Turn on camera and microphone").click();
        button(page, "Join the queue").click(patientClick());
        assertThat(page.getByText("You are next.")).isVisible(patiently());
    }

    private static void accept(Page desk, String address) {
        desk.navigate(address);
        desk.getByLabel("Login", new Page.GetByLabelOptions().setExact(true)).fill("admin");
        desk.getByLabel("Password").fill(ServerProcess.ADMIN_PASSWORD);
        button(desk, "Log in").click();
        button(desk, "Go online").click();
        desk.locator("[data-action=accept-next]").click(patientClick());
    }

    private static void holdCall(Page page, Page desk) {
        assertThat(
                        page.locator(
                                        "[data-screen=call] [data-link=connected][data-peer=connected]")
                                .first())
                .isVisible(patiently());
        assertThat(desk.locator(".applicant[data-link=connected][data-peer=connected]"))
                .isVisible(patiently());
        awaitMovingPicture(page);
        awaitMovingPicture(desk);
        assertThat(desk.getByText("Recording", new Page.GetByTextOptions().setExact(true)).first())
                .isVisible(patiently());
        desk.waitForTimeout(TALK_SECONDS * 1000.0);
        desk.locator("[data-still=FRONT_SIDE]").click();
        assertThat(desk.locator(".strip button img").first()).isVisible(patiently());
    }

    /// Waits until a remote picture has been decoded and moves on.
    private static void awaitMovingPicture(Page page) {
        page.waitForFunction(
                """
                () => {
                  const all = (root) => [...root.querySelectorAll('*')].flatMap(
                    (element) => [element, ...(element.shadowRoot ? all(element.shadowRoot) : [])]);
                  return all(document).some((element) => element instanceof HTMLVideoElement
                    && element.videoWidth > 0 && element.getVideoPlaybackQuality().totalVideoFrames > 20);
                }
                """,
                null,
                new Page.WaitForFunctionOptions().setTimeout(PATIENCE_MILLIS));
    }

    private static void endCall(Page desk) {
        desk.locator("[data-action=end]").click();
        desk.locator("[data-action=end-confirm]").click(patientClick());
    }

    private static void approve(Page desk) {
        desk.locator("dialog.verdict input[name=answer][value=GREEN]")
                .check(new Locator.CheckOptions().setTimeout(PATIENCE_MILLIS));
        // Enabled once the recording is finished and readable; the click waits for that.
        desk.locator("[data-action=verdict-confirm]").click(patientClick());
    }

    private void check(
            FfmpegPrograms programs,
            VidentClient client,
            Applicant applicant,
            Inspection inspection)
            throws Exception {
        Composition composition =
                Objects.requireNonNull(inspection.videoIdentData()).compositions().getLast();
        Path video = folder.resolve("call.mp4");
        client.downloadMedia(applicant.id(), Objects.requireNonNull(composition.mediaId()), video);

        MediaFacts facts = new Probe(programs).counting(video);
        assertThat(facts.first("video").orElseThrow().codec()).isEqualTo("h264");
        assertThat(facts.first("audio").orElseThrow().codec()).isEqualTo("aac");
        long seconds = Objects.requireNonNull(composition.duration()).toSeconds();
        assertThat(seconds).isGreaterThanOrEqualTo(TALK_SECONDS);

        Markers markers =
                new MarkerFinder(programs)
                        .find(
                                video,
                                Layout.of(List.of("applicant", "operator")),
                                List.of(
                                        new Wanted("applicant", APPLICANT_HERTZ),
                                        new Wanted("operator", OPERATOR_HERTZ)));
        // A browser on a busy machine drops pictures of its own; most seconds must show and sound
        // all the same.
        assertThat(markers.seats())
                .hasSize(2)
                .allSatisfy(seat -> {
                    assertThat(seat.flashSeconds()).hasSizeGreaterThanOrEqualTo(TALK_SECONDS / 2);
                    assertThat(seat.beepSeconds()).hasSizeGreaterThanOrEqualTo(TALK_SECONDS / 2);
                });
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator.ClickOptions patientClick() {
        return new Locator.ClickOptions().setTimeout(PATIENCE_MILLIS);
    }

    private static IsVisibleOptions patiently() {
        return new IsVisibleOptions().setTimeout(PATIENCE_MILLIS);
    }
}
