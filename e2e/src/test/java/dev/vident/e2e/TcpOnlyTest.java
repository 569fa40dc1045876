package dev.vident.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.client.VidentClient;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// An applicant whose network lets no UDP through.
@Timeout(300)
final class TcpOnlyTest {
    /// Hides the UDP candidates from the browser, and keeps the connection to be asked later.
    private static final String WITHOUT_UDP =
            """
            const setRemoteDescription = RTCPeerConnection.prototype.setRemoteDescription;
            RTCPeerConnection.prototype.setRemoteDescription = function (description) {
              window.connectionUnderTest = this;
              const sdp = description.sdp.replace(/a=candidate:\\S+ 1 udp .*\\r\\n/g, '');
              return setRemoteDescription.call(this, { type: description.type, sdp });
            };
            """;

    private static final String SELECTED_PROTOCOL =
            """
            async () => {
              const stats = await window.connectionUnderTest.getStats();
              const transport = [...stats.values()].find((entry) => entry.type === 'transport');
              const pair = stats.get(transport.selectedCandidatePairId);
              return stats.get(pair.remoteCandidateId).protocol;
            }
            """;

    @TempDir Path folder;

    @Test
    void a_browser_that_knows_only_the_tcp_candidate_takes_part_in_the_call() throws Exception {
        try (Browsers browsers = Browsers.openOrSkip();
                ServerProcess server =
                        ServerProcess.start(
                                folder.resolve("data"),
                                "--media-tcp-port",
                                Integer.toString(freePort()));
                VidentClient client = server.client();
                TwoPages pages = TwoPages.open(browsers, server, client, folder, "tcp")) {
            pages.page().addInitScript(WITHOUT_UDP);
            CallInBrowsers call = pages.meet();
            assertThat(pages.page().evaluate(SELECTED_PROTOCOL)).isEqualTo("tcp");
            call.end();
            call.approve();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
