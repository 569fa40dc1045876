package dev.vident.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class WireDatesTest {
    private static final Instant WHEN = Instant.parse("2026-01-05T09:08:07.006Z");

    @Test
    void theThreeLayoutsAreThoseOfTheContract() {
        assertThat(WireDates.plain(WHEN)).isEqualTo("2026-01-05 09:08:07");
        assertThat(WireDates.zoned(WHEN)).isEqualTo("2026-01-05 09:08:07+0000");
        assertThat(WireDates.millis(WHEN)).isEqualTo("2026-01-05 09:08:07.006");
    }
}
