package dev.vident.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressRangeTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.0.1, true",
        "10.0.0.0/8, 11.0.0.1, false",
        "192.0.2.128/25, 192.0.2.128, true",
        "192.0.2.128/25, 192.0.2.127, false",
        "192.0.2.7, 192.0.2.7, true",
        "192.0.2.7, 192.0.2.6, false",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "2001:db8::/32, 2001:db8:ffff::1, true",
        "2001:db8::/32, 2001:db9::1, false",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "fe80::/10, fe80::1%eth0, true",
        "192.0.2.0/24, ::ffff:192.0.2.9, true",
        "::1, localhost, false",
        "::1, '', false"
    })
    void a_range_contains_the_addresses_of_its_prefix(
            String range, String address, boolean contained) {
        assertThat(AddressRange.anyContains(List.of(AddressRange.parse(range)), address))
                .isEqualTo(contained);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/8",
                "10.0.0.0/",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.1/8",
                "2001:db8::/129",
                "localhost",
                "10.0.0.0/8/8"
            })
    void what_is_no_range_is_refused(String text) {
        assertThatThrownBy(() -> AddressRange.parse(text))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void it_prints_as_it_is_read_and_equals_itself() {
        for (String text :
                List.of(
                        "10.0.0.0/8",
                        "192.0.2.7",
                        "0.0.0.0/0",
                        "2001:db8::/32",
                        "2001:db8::1",
                        "::1",
                        "::/0",
                        "2001:db8:0:1::/64")) {
            assertThat(AddressRange.parse(text)).hasToString(text);
        }
        AddressRange range = AddressRange.parse("2001:db8::/32");
        assertThat(AddressRange.parse(range.toString())).isEqualTo(range).hasSameHashCodeAs(range);
        assertThat(range).isNotEqualTo(AddressRange.parse("2001:db8::/33"));
    }
}
