package dev.vident.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.vident.client.Applicant;
import dev.vident.client.NewApplicant;
import dev.vident.media.synthetic.ClipName;
import dev.vident.server.composition.FfmpegPrograms;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The unmodified npm packages `@sumsub/websdk` and `@sumsub/websdk-react` on a page of another
/// origin embed the applicant's page of the built server (contract sections 4.4 and 4.5).
@Timeout(300)
final class WebSdkTest {
    /// Reported as often as the page's size and step change; the order of the others is fixed.
    private static final Set<String> ANY_TIME =
            Set.of("idCheck.onResize", "idCheck.onVerificationProgressChanged");

    @TempDir static Path folder;
    private static ServerAndHost world;

    @BeforeAll
    static void start() throws Exception {
        world = ServerAndHost.start(NpmPackages.fetchOrSkip(), folder.resolve("data"));
    }

    @AfterAll
    static void stop() throws Exception {
        if (world != null) {
            world.close();
        }
    }

    @Test
    void by_token_alone_the_package_hears_every_step_from_launch_to_the_verdict() throws Exception {
        FfmpegPrograms programs = FakeDevices.programs(folder.resolve("programs"));
        Applicant applicant =
                world.client()
                        .createApplicant("video-ident", NewApplicant.withExternalUserId("sdk-1"));
        try (Browser phone =
                        world.browsers().launch(FakeDevices.make(programs, folder, ClipName.WARM));
                Browser desktop =
                        world.browsers()
                                .launch(FakeDevices.make(programs, folder, ClipName.COOL))) {
            Page page = Browsers.page(phone, "host");
            Page desk = Browsers.page(desktop, "desk");
            try {
                world.host()
                        .open(
                                page,
                                "launch",
                                Map.of("token", world.token("sdk-1", Duration.ofMinutes(10))));
                CallInBrowsers call = new CallInBrowsers(HostPage.frame(page), desk.mainFrame());
                call.consentAndCheckDevices();
                call.joinQueue();
                call.goOnline(world.server().baseUrl() + "/desk");
                call.accept();
                call.takeStill("FRONT_SIDE");
                call.end();
                HostPage.await(page, "idCheck.onApplicantStatusChanged", 1);
                call.approve();
                HostPage.await(page, "idCheck.onApplicantVerificationCompleted", 1);
            } finally {
                Browsers.keepPicture(page, "websdk-host");
                Browsers.keepPicture(desk, "websdk-desk");
            }
            checkEvents(page, applicant);
        }
    }

    private static void checkEvents(Page page, Applicant applicant) {
        assertThat(HostPage.heard(page).stream().filter(type -> !ANY_TIME.contains(type)))
                .containsExactly(
                        "idCheck.onReady",
                        "idCheck.onInitialized",
                        "idCheck.onApplicantLoaded",
                        "idCheck.onAgreementSigned",
                        "idCheck.onVideoIdentCallStarted",
                        "idCheck.onVideoIdentModeratorJoined",
                        "idCheck.onDocumentAdded",
                        "idCheck.onVideoIdentCompleted",
                        "idCheck.onApplicantSubmitted",
                        "idCheck.onApplicantStatusChanged",
                        "idCheck.onApplicantStatusChanged",
                        "idCheck.onModuleResultPresented",
                        "idCheck.onApplicantVerificationCompleted");
        List<Map<String, Object>> states =
                HostPage.payloads(page, "idCheck.onApplicantStatusChanged");
        assertThat(states).extracting("reviewStatus").containsExactly("queued", "completed");
        assertThat(states.getLast().get("reviewResult")).isEqualTo(Map.of("reviewAnswer", "GREEN"));
        assertThat(HostPage.payloads(page, "idCheck.onDocumentAdded").getFirst())
                .containsEntry("idDocSubType", "FRONT_SIDE")
                .containsKey("imageId");
        assertThat(HostPage.payloads(page, "idCheck.onVideoIdentCompleted"))
                .containsExactly(Map.of("applicantId", applicant.id(), "levelName", "video-ident"));
        assertThat(HostPage.payloads(page, "idCheck.onVerificationProgressChanged"))
                .extracting("currentStep")
                .containsExactly(1, 2, 3, 4, 5);
        // The loader gives the frame the height the page asks for.
        List<Map<String, Object>> sizes = HostPage.payloads(page, "idCheck.onResize");
        assertThat(page.locator("#sdk iframe").evaluate("frame => frame.style.height"))
                .isEqualTo(sizes.getLast().get("height") + "px");
    }

    @Test
    void in_react_an_expired_token_is_renewed_and_the_look_is_the_hosts() throws Exception {
        String expired = world.expiredToken("sdk-2");
        try (Browser browser = world.browsers().launch(List.of())) {
            Page page = Browsers.page(browser, "host");
            world.host()
                    .open(
                            page,
                            "render",
                            Map.of(
                                    "token",
                                    expired,
                                    "baseUrl",
                                    world.server().baseUrl().toString(),
                                    "fresh",
                                    List.of(world.token("sdk-2", Duration.ofMinutes(10))),
                                    "conf",
                                    hostsLook()));
            HostPage.await(page, "idCheck.onApplicantLoaded", 1);
            Frame frame = HostPage.frame(page);
            PlaywrightAssertions.assertThat(frame.locator("[data-screen=welcome]")).isVisible();
            PlaywrightAssertions.assertThat(frame.locator("[data-action=begin]"))
                    .hasText("Auf geht's <b>jetzt</b>");
            Browsers.keepPicture(page, "websdk-react");

            assertThat(HostPage.heard(page).stream().filter(type -> !ANY_TIME.contains(type)))
                    .containsExactly(
                            "idCheck.onReady",
                            "idCheck.onInitialized",
                            "(asked for a token)",
                            "idCheck.onApplicantLoaded");
            assertThat(frame.evaluate("document.documentElement.lang")).isEqualTo("de");
            assertThat(frame.evaluate("document.documentElement.dataset.theme")).isEqualTo("dark");
            assertThat(frame.evaluate("document.body.className")).isEqualTo("of-the-host");
            assertThat(style(frame.locator("main"), "borderLeftColor")).isEqualTo("rgb(1, 2, 3)");
            assertThat(style(frame.locator("h1"), "letterSpacing")).isEqualTo("3px");

            page.evaluate("sdk.setLanguage('en'); sdk.setTheme('light')");
            frame.waitForFunction("document.documentElement.lang === 'en'");
            frame.waitForFunction("document.documentElement.dataset.theme === 'light'");
            frame.locator("button[lang=de]").click();
            HostPage.await(page, "idCheck.onLanguageChanged", 1);
            assertThat(HostPage.payloads(page, "idCheck.onLanguageChanged").getFirst())
                    .containsEntry("language", "de");
        }
    }

    @Test
    void a_host_without_another_token_hears_that_and_the_applicant_reads_it() throws Exception {
        String expired = world.expiredToken("sdk-3");
        try (Browser browser = world.browsers().launch(List.of())) {
            Page page = Browsers.page(browser, "host");
            world.host().open(page, "launch", Map.of("token", expired));
            HostPage.await(page, "idCheck.onError", 1);

            assertThat(HostPage.payloads(page, "idCheck.onError").getFirst())
                    .containsEntry("code", "session-expired");
            PlaywrightAssertions.assertThat(
                            HostPage.frame(page).locator("[data-stopped=session-expired]"))
                    .isVisible();
        }
    }

    @Test
    void a_new_screen_asks_the_host_to_scroll_to_the_frame() throws Exception {
        try (Browser browser = world.browsers().launch(List.of())) {
            Page page = Browsers.page(browser, "host");
            world.host()
                    .open(
                            page,
                            "launch",
                            Map.of(
                                    "token",
                                    world.token("sdk-4", Duration.ofMinutes(10)),
                                    "baseUrl",
                                    world.server().baseUrl().toString()));
            HostPage.await(page, "idCheck.onApplicantLoaded", 1);
            HostPage.frame(page).locator("[data-action=begin]").click();

            // The loader itself does not pass this message on.
            page.waitForFunction(
                    "messages.some((message) => message.method === 'idCheck.scrollTo' && message.top === 0)");
        }
    }

    @Test
    void a_page_of_an_origin_that_is_not_allowed_embeds_nothing() throws Exception {
        try (HostPage stranger = HostPage.serve(NpmPackages.fetchOrSkip());
                Browser browser = world.browsers().launch(List.of())) {
            Page page = Browsers.page(browser, "stranger");
            List<String> console = new CopyOnWriteArrayList<>();
            page.onConsoleMessage(message -> console.add(message.text()));
            stranger.open(
                    page, "launch", Map.of("token", world.token("sdk-5", Duration.ofMinutes(10))));
            page.waitForCondition(
                    () -> console.stream().anyMatch(line -> line.contains("frame-ancestors")));

            assertThat(HostPage.heard(page)).isEmpty();
        }
    }

    private static Map<String, Object> hostsLook() {
        Map<String, Object> look =
                Map.of(
                        "customCssStr",
                        "main { border-left: 7px solid rgb(1, 2, 3) }",
                        "customCss",
                        "/host.css",
                        "customBodyClass",
                        "of-the-host");
        Map<String, Object> texts = Map.of("begin", "Auf geht's <b>jetzt</b>");
        return Map.of("lang", "de", "theme", "dark", "uiConf", look, "i18n", texts);
    }

    private static Object style(Locator element, String property) {
        return element.first()
                .evaluate("(element, property) => getComputedStyle(element)[property]", property);
    }
}
