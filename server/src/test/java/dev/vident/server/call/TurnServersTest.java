package dev.vident.server.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.server.platform.Redacted;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TurnServersTest {
    private static final Instant NOW = Instant.parse("2025-12-31T12:00:00Z");
    private static final String URL = "turn:turn.example.org:3478";

    @Test
    void a_credential_is_the_hmac_of_expiry_and_name() {
        TurnServers servers =
                new TurnServers(List.of(URL), Redacted.of("north"), Duration.ofHours(12));

        // printf '1767225600:0f0e' | openssl dgst -sha1 -hmac north -binary | base64
        assertThat(servers.credentials("0f0e", NOW))
                .containsExactly(
                        new IceServer(
                                List.of(URL),
                                "1767225600:0f0e",
                                Redacted.of("f6PhGcbGtjsAU4d+RufxMwWq/Eg=")));
    }

    @Test
    void a_credential_is_never_printed() {
        TurnServers servers =
                new TurnServers(List.of(URL), Redacted.of("north"), Duration.ofHours(12));

        ToBoth.Offer offer = new ToBoth.Offer("s", "v=0", servers.credentials("0f0e", NOW));

        assertThat(offer.toString()).doesNotContain("f6PhGcbG").contains("[redacted]");
    }

    @Test
    void without_turn_servers_there_are_no_credentials() {
        assertThat(TurnServers.NONE.credentials("0f0e", NOW)).isEmpty();
    }
}
