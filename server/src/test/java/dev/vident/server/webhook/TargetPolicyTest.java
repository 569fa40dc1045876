package dev.vident.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TargetPolicyTest {
    private final TargetPolicy strict = new TargetPolicy(false);
    private final TargetPolicy lenient = new TargetPolicy(true);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org/hook",
                "ftp://example.org/",
                "//example.org/",
                "https:///hook",
                "https://user:password@example.org/",
                "not an address",
                ""
            })
    void only_https_addresses_are_targets(String target) {
        assertThat(strict.refusal(target)).isPresent();
        assertThat(strict.refusal("https://example.org/hook?a=b")).isEmpty();
    }

    @Test
    void the_setting_permits_http_but_nothing_stranger() {
        assertThat(lenient.refusal("http://localhost:9000/hook")).isEmpty();
        assertThat(lenient.refusal("ftp://localhost/")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "127.0.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "192.168.1.1",
                "192.0.0.8",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "2001::1",
                "2001:db8::1",
                "2002:a00:1::1",
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "ff02::1"
            })
    void an_address_that_is_not_public_is_never_connected_to(String address)
            throws UnknownHostException {
        assertThat(TargetPolicy.isPublic(InetAddress.getByName(address))).isFalse();
        assertThat(strict.addressRefusal(HostLookup.SYSTEM.addresses(address))).isPresent();
        assertThat(lenient.addressRefusal(HostLookup.SYSTEM.addresses(address))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "100.63.0.1", "172.32.0.1", "192.0.1.1", "2606:4700::1111"})
    void a_public_address_may_be_connected_to(String address) throws UnknownHostException {
        assertThat(strict.addressRefusal(HostLookup.SYSTEM.addresses(address))).isEmpty();
    }

    @Test
    void one_private_address_among_public_ones_refuses_the_host() throws UnknownHostException {
        assertThat(
                        strict.addressRefusal(
                                List.of(
                                        InetAddress.getByName("8.8.8.8"),
                                        InetAddress.getByName("10.0.0.1"))))
                .isPresent();
    }

    @Test
    void a_name_is_judged_by_what_it_resolves_to() throws UnknownHostException {
        assertThat(strict.addressRefusal(HostLookup.SYSTEM.addresses("localhost"))).isPresent();
    }
}
