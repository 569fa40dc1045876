package dev.vident.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import dev.vident.client.Applicant;
import dev.vident.client.NewApplicant;
import dev.vident.client.RequestSigner;
import dev.vident.client.ReviewResult;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The page of a link leads back to the integrator once the verdict is final (contract section
/// 4.6).
@Timeout(180)
final class LinkRedirectTest {
    private static final String LINK = "/resources/sdkIntegrations/levels/-/websdkLink";

    @TempDir static Path folder;
    private static ServerAndHost world;

    @BeforeAll
    static void start() throws Exception {
        world = ServerAndHost.start(folder, folder.resolve("data"));
    }

    @AfterAll
    static void stop() throws Exception {
        if (world != null) {
            world.close();
        }
    }

    @Test
    void an_approved_applicant_is_led_to_the_success_address_with_a_signed_token()
            throws Exception {
        Applicant applicant = applicant("back-1");
        String link = link("back-1");
        world.client()
                .reviews()
                .simulateVerdict(
                        applicant.id(), new ReviewResult("GREEN", List.of(), null, null, null));

        URI back = visit(link + "?session=7&foo=bar", "Your identity is confirmed");

        assertThat(back.getQuery()).startsWith("from=vident&session=7&jwt=");
        String claims =
                back.getQuery().substring(back.getQuery().indexOf("jwt=") + 4).split("\\.")[1];
        assertThat(new String(Base64.getUrlDecoder().decode(claims), StandardCharsets.UTF_8))
                .contains("\"sub\":\"back-1\"", "\"reviewAnswer\":\"GREEN\"");
    }

    @Test
    void a_finally_rejected_applicant_is_led_to_the_other_address() throws Exception {
        Applicant applicant = applicant("back-2");
        String link = link("back-2");
        world.client()
                .reviews()
                .simulateVerdict(
                        applicant.id(),
                        new ReviewResult("RED", List.of("FORGERY"), "FINAL", null, null));

        assertThat(visit(link, "Your identity could not be confirmed").getQuery())
                .startsWith("from=rejection&jwt=");
    }

    private static Applicant applicant(String externalUserId) {
        return world.client()
                .createApplicant("video-ident", NewApplicant.withExternalUserId(externalUserId));
    }

    /// Opens a link, reads the verdict, and waits to be led away.
    private static URI visit(String link, String verdict) {
        try (Browser browser = world.browsers().launch(List.of("--no-sandbox", "--disable-gpu"))) {
            Page page = Browsers.page(browser, "applicant");
            page.navigate(link);
            assertThat(page.getByText(verdict).first()).isVisible(CallInBrowsers.patiently());
            page.waitForURL(url -> url.startsWith(origin()));
            return URI.create(page.url());
        }
    }

    /// Addresses that are not https must be of this machine by name.
    private static String origin() {
        return world.host().origin().replace("127.0.0.1", "localhost");
    }

    private static String link(String userId) throws Exception {
        String body =
                """
                {"levelName":"video-ident","userId":"%s","redirect":{
                  "successUrl":"%s/host.html?from=vident","rejectUrl":"%s/host.html?from=rejection",
                  "signKey":"a key","allowedQueryParams":["session"]}}
                """
                        .formatted(userId, origin(), origin());
        String now = Long.toString(Instant.now().getEpochSecond());
        HttpRequest request =
                HttpRequest.newBuilder(world.server().baseUrl().resolve(LINK))
                        .header("Content-Type", "application/json")
                        .header("X-App-Token", ServerProcess.APP_TOKEN)
                        .header("X-App-Access-Ts", now)
                        .header(
                                "X-App-Access-Sig",
                                new RequestSigner(ServerProcess.SECRET_KEY)
                                        .sign(
                                                now,
                                                "POST",
                                                LINK,
                                                body.getBytes(StandardCharsets.UTF_8)))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            String answer = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
            return answer.substring(answer.indexOf("http"), answer.lastIndexOf('"'));
        }
    }
}
