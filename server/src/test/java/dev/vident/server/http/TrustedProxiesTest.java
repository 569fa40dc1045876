package dev.vident.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.server.platform.AddressRange;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TrustedProxiesTest {
    private final TrustedProxies proxies =
            new TrustedProxies(
                    List.of(AddressRange.parse("10.0.0.0/8"), AddressRange.parse("::1")));

    @Test
    void without_a_trusted_proxy_the_peer_counts_whatever_it_claims() {
        assertThat(new TrustedProxies(List.of()).client("192.0.2.1", List.of("198.51.100.9")))
                .isEqualTo("192.0.2.1");
        assertThat(proxies.client("192.0.2.1", List.of("198.51.100.9"))).isEqualTo("192.0.2.1");
    }

    @Test
    void the_last_stranger_in_the_chain_counts() {
        assertThat(proxies.client("10.0.0.1", List.of("1.1.1.1, 198.51.100.9", "10.2.2.2")))
                .isEqualTo("198.51.100.9");
        assertThat(proxies.client("::1", List.of("2001:db8::7"))).isEqualTo("2001:db8::7");
        assertThat(proxies.client("10.0.0.1", List.of())).isEqualTo("10.0.0.1");
        assertThat(proxies.client("10.0.0.1", List.of("10.0.0.3"))).isEqualTo("10.0.0.3");
    }

    @Test
    void nonsense_is_no_address_of_anybody() {
        assertThat(proxies.client("10.0.0.1", List.of("10.0.0.2, unknown"))).isEqualTo("unknown");
    }
}
