package dev.vident.media.forward;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.media.rtcp.TransportFeedback;
import dev.vident.media.rtp.HeaderExtensions;
import dev.vident.media.rtp.RtpPackets;
import dev.vident.media.rtp.RtpView;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CongestionFeedbackTest {
    @Test
    void made_feedback_tells_every_arrival_within_a_tick() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            TransportFeedbackRecorder recorder = new TransportFeedbackRecorder(1);
            Map<Long, Long> sent = new TreeMap<>();
            Map<Long, Long> told = new TreeMap<>();
            long now = 1_790_000_000_000_000L + random.nextInt(1_000_000);
            long number = random.nextInt(65_536);
            for (int i = 0; i < 600; i++, number++) {
                now += random.nextInt(100) == 0 ? 10_000_000 : random.nextInt(9000);
                if (random.nextInt(10) > 0) {
                    recorder.onPacket((int) number & 0xFFFF, now);
                    sent.put(number & 0xFFFF, now);
                }
                if (i % 20 == 0) {
                    drain(recorder, told);
                }
            }
            drain(recorder, told);
            assertThat(told.keySet()).as("seed %d", seed).isEqualTo(sent.keySet());
            sent.forEach((key, arrival) -> {
                // The reference time has 24 bits of 64 ms: compare within that cycle.
                long cycle = (1L << 24) * TransportFeedback.REFERENCE_MICROS;
                long late = Math.floorMod(arrival - told.get(key), cycle);
                assertThat(late).isBetween(0L, 500L);
            });
        }
    }

    private static void drain(TransportFeedbackRecorder recorder, Map<Long, Long> told) {
        for (Optional<TransportFeedback> next = recorder.take(2);
                next.isPresent();
                next = recorder.take(2)) {
            TransportFeedback feedback = next.get();
            long time = (long) feedback.referenceTime() * TransportFeedback.REFERENCE_MICROS;
            for (int i = 0; i < feedback.deltas().length; i++) {
                if (feedback.deltas()[i] != TransportFeedback.NOT_RECEIVED) {
                    time += (long) feedback.deltas()[i] * TransportFeedback.TICK_MICROS;
                    told.put((long) (feedback.baseSequenceNumber() + i & 0xFFFF), time);
                }
            }
        }
    }

    @Test
    void relayed_numbers_go_on_when_the_sender_starts_anew_and_feedback_finds_back() {
        TransportNumbering numbering = new TransportNumbering(3);
        int first = pass(numbering, 500);
        int second = pass(numbering, 501);
        numbering.restart();
        int third = pass(numbering, 20_000);

        assertThat(second).isEqualTo((first + 1) & 0xFFFF);
        assertThat(third).isEqualTo((second + 1) & 0xFFFF);
        TransportFeedback aboutThird = new TransportFeedback(7, 8, third, 0, 0, new int[] {1});
        TransportFeedback aboutSecond = new TransportFeedback(7, 8, second, 0, 0, new int[] {1});
        assertThat(numbering.toSource(aboutThird, 1, 2))
                .contains(new TransportFeedback(1, 2, 20_000, 0, 0, new int[] {1}));
        assertThat(numbering.toSource(aboutSecond, 1, 2)).isEmpty();
    }

    @Test
    void key_frames_are_asked_for_at_once_but_not_in_bursts() {
        KeyFrameRequests requests = new KeyFrameRequests();

        assertThat(requests.take(0)).isFalse();
        requests.want();
        assertThat(requests.take(0)).isTrue();
        assertThat(requests.take(399_999)).isFalse();
        assertThat(requests.take(400_000)).isTrue();
        requests.satisfied();
        assertThat(requests.take(900_000)).isFalse();
    }

    private static int pass(TransportNumbering numbering, int number) {
        RtpView packet = RtpPackets.numbered(96, 1, 0, 1, number, new byte[4]);
        numbering.rewrite(packet);
        return HeaderExtensions.readUnsignedShort(packet, 3);
    }
}
