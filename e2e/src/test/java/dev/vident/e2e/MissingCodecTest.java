package dev.vident.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.vident.client.SdkAccess;
import dev.vident.client.VidentClient;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// An applicant's browser lacks the codec of the call: it says so by itself before the queue, or it
/// only turns out in the call.
@Timeout(200)
final class MissingCodecTest {
    /// Longer than the pause before a page joins again.
    private static final double REJOIN_MILLIS = 5_000;

    private static final String LACKS_H264 =
            """
            if (sessionStorage.getItem('silent') === null) {
              for (const side of [RTCRtpSender, RTCRtpReceiver]) {
                side.getCapabilities = () => ({ codecs: [{ mimeType: 'video/VP8' }], headerExtensions: [] });
              }
            } else {
              for (const side of [RTCRtpSender, RTCRtpReceiver]) {
                side.getCapabilities = undefined;
              }
            }
            const setRemoteDescription = RTCPeerConnection.prototype.setRemoteDescription;
            RTCPeerConnection.prototype.setRemoteDescription = function ({ type, sdp }) {
              return setRemoteDescription.call(this, { type, sdp: sdp.replaceAll('H264/', 'Unknown/') });
            };
            window.joins = 0;
            const send = WebSocket.prototype.send;
            WebSocket.prototype.send = function (text) {
              window.joins += text.includes('"join"') ? 1 : 0;
              return send.call(this, text);
            };
            """;

    @TempDir Path folder;

    @Test
    void both_pages_say_it_in_words_and_nobody_joins_again_and_again() throws Exception {
        try (Browsers browsers = Browsers.openOrSkip();
                ServerProcess server =
                        ServerProcess.start(folder.resolve("data"), "--media-video-codec", "H264");
                VidentClient client = server.client();
                TwoPages pages = TwoPages.open(browsers, server, client, folder, "codec")) {
            Page page = pages.page();
            Page desk = pages.desk();
            page.addInitScript(LACKS_H264);
            page.navigate(client.webSdkLink(SdkAccess.of("codec", "video-ident")).toString());
            button(page, "Start");
            page.getByText("I have read this and I agree.").click();
            button(page, "Agree and continue");
            button(page, "Turn on camera and microphone");
            assertThat(page.locator("[data-problem=codec-missing]")).isVisible();

            page.evaluate("sessionStorage.setItem('silent', '')");
            page.reload();
            button(page, "Start");
            button(page, "Turn on camera and microphone");
            pages.call().joinQueue();
            pages.call().goOnline(server.baseUrl() + "/desk");
            desk.locator("[data-action=accept-next]").click();
            assertThat(page.locator("[data-problem=codec-missing]")).isVisible();
            assertThat(desk.locator(".applicant[data-peer=unable]")).isVisible();
            assertThat(desk.getByText("lacks the video format of this call").first()).isVisible();
            Object joins = page.evaluate("window.joins");
            page.waitForTimeout(REJOIN_MILLIS);
            assertThat(page.evaluate("window.joins")).isEqualTo(joins);
            assertThat(page.locator("[data-problem=codec-missing]")).isVisible();
        }
    }

    private static void button(Page page, String name) {
        page.getByText(name, new Page.GetByTextOptions().setExact(true)).click();
    }
}
