package dev.vident.media.forward;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.media.rtcp.ReportBlock;
import org.junit.jupiter.api.Test;

class RoundTripTest {
    private final RoundTrip roundTrip = new RoundTrip();

    @Test
    void the_delay_at_the_receiver_is_not_part_of_it() {
        roundTrip.onSent(0x1234, 1_000_000);

        roundTrip.onReport(report(0x1234, 65_536 / 2), 1_580_000);

        assertThat(roundTrip.millis()).hasValue(80);
    }

    @Test
    void reports_on_nothing_or_on_something_unknown_say_nothing() {
        roundTrip.onSent(0x1234, 1_000_000);

        roundTrip.onReport(report(0, 0), 1_100_000);
        roundTrip.onReport(report(0x9999, 0), 1_100_000);
        roundTrip.onReport(report(0x1234, 65_536 * 10), 1_100_000);

        assertThat(roundTrip.millis()).isEmpty();
    }

    private static ReportBlock report(int lastSenderReport, int delay) {
        return new ReportBlock(1, 0, 0, 0, 0, lastSenderReport, delay);
    }
}
