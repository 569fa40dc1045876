package dev.vident.media.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.media.rtp.VideoEncoding;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// What an offer tells of the server's addresses.
class CandidatesTest {
    @Test
    void the_advertised_addresses_are_told_in_their_order() throws Exception {
        MediaSettings settings =
                new MediaSettings(
                        "127.0.0.1",
                        0,
                        List.of("203.0.113.5", "2001:db8::5"),
                        1,
                        MediaLimits.DEFAULT);

        assertThat(addresses(settings)).containsExactly("203.0.113.5", "2001:db8::5");
    }

    @Test
    void a_port_on_all_addresses_tells_this_hosts_own_with_loopback_last() throws Exception {
        MediaSettings settings = new MediaSettings("0.0.0.0", 0, List.of(), 1, MediaLimits.DEFAULT);

        List<String> addresses = addresses(settings);

        assertThat(addresses).contains("127.0.0.1").doesNotHaveDuplicates();
        assertThat(addresses.getLast()).isIn("127.0.0.1", "0:0:0:0:0:0:0:1");
    }

    @Test
    void a_port_on_one_address_tells_that_one() throws Exception {
        assertThat(addresses(MediaSettings.loopback())).containsExactly("127.0.0.1");
    }

    private static List<String> addresses(MediaSettings settings) throws Exception {
        try (MediaServer server = MediaServer.start(settings, _ -> {})) {
            String sdp =
                    server.join(
                                    "call",
                                    "alice",
                                    0,
                                    VideoEncoding.VP8,
                                    _ -> {
                                        throw new AssertionError("nothing is recorded");
                                    })
                            .get(20, TimeUnit.SECONDS)
                            .sdp();
            return sdp.lines()
                    .filter(line -> line.startsWith("a=candidate:"))
                    .map(line -> line.split(" ")[4])
                    .distinct()
                    .toList();
        }
    }
}
