package dev.vident.server.composition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What was captured at the same moment must get the same time, whatever the sender's clocks say.
class TimelineTest {
    private static final double START_MICROS = 1_700_000_000e6;
    private static final double NETWORK_MICROS = 25_000;

    /// A sender that captures sound and picture at known moments.
    private record Sender(
            double rtpPpm,
            double ntpPpm,
            double ntpErrorMicros,
            double seconds,
            int reportSeconds) {
        TrackTiming track(int clockRate, long rtpOrigin, int everyMillis, int seed) {
            Random random = new Random(seed);
            List<TrackTiming.Packet> packets = new ArrayList<>();
            for (int millis = 0; millis < seconds * 1_000; millis += everyMillis) {
                double queueing = random.nextInt(5) == 0 ? 0 : random.nextExponential() * 15_000;
                packets.add(
                        new TrackTiming.Packet(
                                rtp(clockRate, rtpOrigin, millis),
                                Math.round(
                                        START_MICROS + millis * 1e3 + NETWORK_MICROS + queueing)));
            }
            List<TrackTiming.Report> reports = new ArrayList<>();
            for (int second = 1; reportSeconds > 0 && second < seconds; second += reportSeconds) {
                reports.add(
                        new TrackTiming.Report(
                                rtp(clockRate, rtpOrigin, second * 1_000),
                                START_MICROS
                                        + second * 1e6 * (1 + ntpPpm / 1e6)
                                        + ntpErrorMicros
                                        + random.nextGaussian() * 300));
            }
            return new TrackTiming(clockRate, packets, reports);
        }

        long rtp(int clockRate, long rtpOrigin, int millis) {
            return rtpOrigin + Math.round(millis / 1e3 * (1 + rtpPpm / 1e6) * clockRate);
        }
    }

    private static final long AUDIO_ORIGIN = 4_000_000_000L;
    private static final long VIDEO_ORIGIN = 77L;

    @Test
    void a_perfect_sender_is_met_to_two_milliseconds() {
        assertWithin(new Sender(0, 0, 0, 120, 1), 2_000);
    }

    @Test
    void clocks_that_drift_by_200_ppm_either_way_are_followed() {
        for (double rtpPpm : new double[] {-200, 0, 200}) {
            for (double ntpPpm : new double[] {-200, 0, 200}) {
                assertWithin(new Sender(rtpPpm, ntpPpm, 0, 2_100, 5), 3_000);
            }
        }
    }

    @Test
    void a_wall_clock_that_is_wrong_by_hours_does_not_matter() {
        assertWithin(new Sender(150, -80, 7 * 3_600e6, 600, 5), 3_000);
        assertWithin(new Sender(150, -80, -30 * 86_400e6, 600, 5), 3_000);
    }

    @Test
    void a_short_call_gets_no_slope_out_of_jitter() {
        assertWithin(new Sender(0, 0, 3_600e6, 8, 5), 2_000);
    }

    @Test
    void without_reports_the_packets_themselves_tell() {
        assertWithin(new Sender(100, 0, 0, 300, 0), 6_000);
    }

    @Test
    void a_clock_faster_than_any_crystal_is_not_believed() {
        Sender sender = new Sender(0, 50_000, 0, 120, 1);
        ClockLine line =
                Timeline.align(List.of(sender.track(90_000, VIDEO_ORIGIN, 40, 1))).getFirst();
        assertThat(line.microsPerTick() * 90_000).isCloseTo(1e6, within(2_100.0));
    }

    @Test
    void sound_and_picture_share_the_delay_of_the_faster_one() {
        Sender sender = new Sender(0, 0, 1e9, 60, 1);
        TrackTiming audio = sender.track(48_000, AUDIO_ORIGIN, 20, 1);
        TrackTiming slow = sender.track(90_000, VIDEO_ORIGIN, 40, 2);
        TrackTiming video =
                new TrackTiming(
                        slow.clockRate(),
                        slow.packets().stream()
                                .map(packet ->
                                        new TrackTiming.Packet(
                                                packet.rtpTime(), packet.arrivalMicros() + 80_000))
                                .toList(),
                        slow.reports());
        List<ClockLine> lines = Timeline.align(List.of(audio, video));
        double audioMicros = lines.get(0).micros((double) sender.rtp(48_000, AUDIO_ORIGIN, 30_000));
        double videoMicros = lines.get(1).micros((double) sender.rtp(90_000, VIDEO_ORIGIN, 30_000));
        assertThat(videoMicros).isCloseTo(audioMicros, within(1_000.0));
    }

    /// Sound and picture of one sender, compared with the moments of capture over the whole length.
    private static void assertWithin(Sender sender, double toleranceMicros) {
        for (int seed = 1; seed <= 3; seed++) {
            List<ClockLine> lines =
                    Timeline.align(
                            List.of(
                                    sender.track(48_000, AUDIO_ORIGIN, 20, seed),
                                    sender.track(90_000, VIDEO_ORIGIN, 40, seed + 100)));
            for (int millis = 0; millis < sender.seconds() * 1_000; millis += 1_000) {
                double truth = START_MICROS + millis * 1e3 + NETWORK_MICROS;
                assertThat(lines.get(0).micros((double) sender.rtp(48_000, AUDIO_ORIGIN, millis)))
                        .as("sound, %s, seed %d, %d ms", sender, seed, millis)
                        .isCloseTo(truth, within(toleranceMicros));
                assertThat(lines.get(1).micros((double) sender.rtp(90_000, VIDEO_ORIGIN, millis)))
                        .as("picture, %s, seed %d, %d ms", sender, seed, millis)
                        .isCloseTo(truth, within(toleranceMicros));
            }
        }
    }
}
