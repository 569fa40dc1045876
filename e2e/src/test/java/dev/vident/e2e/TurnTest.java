package dev.vident.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.vident.client.VidentClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Two browsers that reach nothing but a TURN server: one of them by UDP, the other by TCP.
@Timeout(300)
final class TurnTest {
    /// Lets a page use relayed candidates alone, from servers of one kind.
    private static final String RELAY_ONLY =
            """
            const setConfiguration = RTCPeerConnection.prototype.setConfiguration;
            RTCPeerConnection.prototype.setConfiguration = function (configuration) {
              window.connectionUnderTest = this;
              const iceServers = configuration.iceServers.map((server) => ({
                ...server, urls: server.urls.filter((url) => url.endsWith('transport=%s')),
              }));
              setConfiguration.call(this, { ...configuration, iceServers, iceTransportPolicy: 'relay' });
            };
            """;

    private static final String SELECTED =
            """
            async () => {
              const stats = await window.connectionUnderTest.getStats();
              const transport = [...stats.values()].find((entry) => entry.type === 'transport');
              const { candidateType, relayProtocol } =
                stats.get(stats.get(transport.selectedCandidatePairId).localCandidateId);
              return { candidateType, relayProtocol };
            }
            """;

    @TempDir Path folder;

    @Test
    void a_call_is_held_through_a_turn_server_with_credentials_made_for_it() throws Exception {
        try (Browsers browsers = Browsers.openOrSkip();
                TurnServer turn = TurnServer.startOrSkip(folder, ServerProcess.TURN_SECRET);
                ServerProcess server =
                        ServerProcess.start(
                                folder.resolve("data"),
                                "--turn-urls",
                                "turn:127.0.0.1:%1$d?transport=udp,turn:127.0.0.1:%1$d?transport=tcp"
                                        .formatted(turn.port()));
                VidentClient client = server.client();
                TwoPages pages = TwoPages.open(browsers, server, client, folder, "turn")) {
            pages.page().addInitScript(RELAY_ONLY.formatted("udp"));
            pages.desk().addInitScript(RELAY_ONLY.formatted("tcp"));
            CallInBrowsers call = pages.meet();
            assertThat(selected(pages.page()))
                    .isEqualTo(Map.of("candidateType", "relay", "relayProtocol", "udp"));
            assertThat(selected(pages.desk()))
                    .isEqualTo(Map.of("candidateType", "relay", "relayProtocol", "tcp"));
            call.reloadApplicant();
            call.end();
            call.approve();

            assertThat(Objects.requireNonNull(pages.awaitVideo().videoIdentData()).compositions())
                    .hasSize(1);
            List<String> allocations =
                    turn.log()
                            .filter(line -> line.contains("ALLOCATE processed, success"))
                            .toList();
            assertThat(allocations).hasSizeGreaterThanOrEqualTo(3);
            assertThat(server.output()).doesNotContain(ServerProcess.TURN_SECRET);
        }
    }

    private static Object selected(Page page) {
        return page.evaluate(SELECTED);
    }
}
