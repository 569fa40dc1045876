package dev.vident.media.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.media.forward.TrackCounters;
import org.junit.jupiter.api.Test;

class QualityMeterTest {
    private final QualityMeter meter = new QualityMeter();

    @Test
    void figures_are_of_the_last_interval_only() {
        meter.start(0);
        meter.measure(track(10_000, 0, 50), track(115_000, 10, 150), 1_000_000);
        assertThat(meter.bitrateKbps()).isEqualTo(1_000);
        assertThat(meter.lossPercent()).isEqualTo(5.0);

        meter.measure(track(10_000, 0, 50), track(115_000, 10, 150), 2_000_000);
        assertThat(meter.bitrateKbps()).isZero();
        assertThat(meter.lossPercent()).isZero();
    }

    @Test
    void a_source_that_starts_anew_is_no_negative_loss() {
        meter.start(0);
        meter.measure(track(0, 0, 0), track(1_000, 90, 1_000), 1_000_000);

        meter.measure(track(0, 0, 0), track(2_000, 0, 10), 2_000_000);

        assertThat(meter.lossPercent()).isZero();
    }

    private static TrackCounters track(long payloadBytes, long lost, long expected) {
        return new TrackCounters(0, payloadBytes, lost, expected, 0, 0, 0, 0);
    }
}
