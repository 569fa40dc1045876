package dev.vident.media.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.media.synthetic.LinkOutcome.Direction;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the engine promises on bad networks, with senders under congestion control.
class LinkTrialTest {
    /// Three packets of sound in a row may be lost by chance and are concealed.
    private static final long SILENCE_MILLIS_MAX = 250;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void a_call_is_usable_at_150_kilobits_with_300_milliseconds_and_five_percent_loss(long seed) {
        LinkOutcome outcome =
                LinkTrial.run(LinkCase.steady("narrow", LinkCase.link(150_000, 300, 0.05)), seed);

        for (Direction direction : List.of(outcome.up(), outcome.down())) {
            assertThat(direction.framesPerSecond()).as("%s", outcome).isGreaterThanOrEqualTo(5);
            assertThat(direction.audioPercent()).as("%s", outcome).isGreaterThan(90);
            assertThat(direction.longestSilenceMillis())
                    .as("%s", outcome)
                    .isLessThan(SILENCE_MILLIS_MAX);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void five_percent_loss_leaves_the_journals_whole_and_the_sound_of_the_uplink_too(long seed) {
        for (int delay : new int[] {20, 100, 300}) {
            LinkOutcome outcome =
                    LinkTrial.run(LinkCase.steady("lossy", LinkCase.link(0, delay, 0.05)), seed);

            assertThat(outcome.datagramsLost()).as("%s", outcome).isGreaterThan(300);
            assertThat(missingShare(outcome)).as("%s", outcome).isLessThanOrEqualTo(0.001);
            assertThat(outcome.up().audioPercent()).as("%s", outcome).isGreaterThan(99);
        }
    }

    @Test
    void a_burst_of_half_a_second_is_recorded_afterwards() {
        LinkOutcome outcome = LinkTrial.run(named("bursts of 500 ms"), 1);

        assertThat(outcome.packetsMissing()).as("%s", outcome).isZero();
        assertThat(outcome.up().longestPauseMillis()).as("%s", outcome).isLessThan(1_500);
        assertThat(outcome.down().longestPauseMillis()).as("%s", outcome).isLessThan(1_500);
    }

    @Test
    void a_narrow_downlink_leaves_the_other_direction_alone() {
        LinkOutcome outcome = LinkTrial.run(named("down 150 kbit/s, up free"), 1);

        assertThat(outcome.down().videoKilobitsPerSecond()).as("%s", outcome).isLessThan(150);
        assertThat(outcome.up().videoKilobitsPerSecond()).as("%s", outcome).isGreaterThan(600);
        assertThat(outcome.up().freezes()).as("%s", outcome).isZero();
    }

    @Test
    void after_five_seconds_without_network_picture_and_sound_come_back() {
        LinkOutcome outcome = LinkTrial.run(named("5 s without network"), 1);

        assertThat(outcome.up().recoveryMillis()).as("%s", outcome).isBetween(1L, 2_000L);
        assertThat(outcome.down().recoveryMillis()).as("%s", outcome).isBetween(1L, 2_000L);
    }

    /// The feedback of both directions drowns in the queues that both fill, unless one of them
    /// stops.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void a_link_that_becomes_narrow_for_a_while_lets_sound_and_picture_go_on(long seed) {
        LinkOutcome outcome = LinkTrial.run(named("600 kbit/s, for 10 s 150 kbit/s"), seed);

        for (Direction direction : List.of(outcome.up(), outcome.down())) {
            assertThat(direction.longestPauseMillis()).as("%s", outcome).isLessThan(6_000);
            assertThat(direction.audioPercent()).as("%s", outcome).isGreaterThan(90);
        }
    }

    @Test
    void what_arrives_twice_or_out_of_order_is_recorded_once() {
        for (String name : List.of("10 % reordered by 30 ms", "10 % arrive twice")) {
            LinkOutcome outcome = LinkTrial.run(named(name), 1);

            assertThat(outcome.packetsMissing()).as("%s", outcome).isZero();
            assertThat(outcome.up().freezes()).as("%s", outcome).isZero();
        }
    }

    @Test
    void the_same_seed_gives_the_same_outcome() {
        LinkCase network = LinkCase.steady("lossy", LinkCase.link(300_000, 100, 0.02));

        assertThat(LinkTrial.run(network, 7)).isEqualTo(LinkTrial.run(network, 7));
    }

    private static double missingShare(LinkOutcome outcome) {
        return (double) outcome.packetsMissing() / outcome.packetsSent();
    }

    private static LinkCase named(String name) {
        return LinkCase.troubles().stream()
                .filter(network -> network.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
