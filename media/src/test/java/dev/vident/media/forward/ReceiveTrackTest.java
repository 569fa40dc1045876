package dev.vident.media.forward;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.media.rtcp.ReportBlock;
import dev.vident.media.rtcp.SenderReport;
import dev.vident.media.rtp.RtpPackets;
import dev.vident.media.rtp.RtpView;
import dev.vident.media.rtp.VideoEncoding;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ReceiveTrackTest {
    private static final TrackFormat VIDEO = new TrackFormat(96, 97, 90_000, 3, VideoEncoding.VP8);
    private static final TrackFormat AUDIO =
            new TrackFormat(111, TrackFormat.NONE, 48_000, 3, null);
    private static final int SSRC = 0x1111;
    private static final long MILLI = 1000;

    private final ReceiveTrack track = new ReceiveTrack(VIDEO);

    private static RtpView media(int sequenceNumber) {
        return RtpPackets.numbered(
                96, sequenceNumber, sequenceNumber * 3000, SSRC, 7, RtpPackets.vp8(false, 20));
    }

    private static RtpView retransmission(int originalSequenceNumber, int ownSequenceNumber) {
        byte[] payload = RtpPackets.vp8(false, 22);
        System.arraycopy(payload, 0, payload, 2, 20);
        payload[0] = (byte) (originalSequenceNumber >>> 8);
        payload[1] = (byte) originalSequenceNumber;
        return RtpPackets.numbered(
                97, ownSequenceNumber, originalSequenceNumber * 3000, 0x2222, 9, payload);
    }

    private List<Integer> nacksAt(long nowMicros) {
        int[] numbers = new int[ReceiveTrack.NACK_NUMBERS_MAX];
        int count = track.takeNacks(nowMicros, OptionalInt.empty(), numbers);
        return Arrays.stream(numbers, 0, count).boxed().toList();
    }

    @Test
    void a_second_copy_is_a_duplicate() {
        assertThat(track.receive(media(5), 0)).isEqualTo(Arrival.MEDIA);
        assertThat(track.receive(media(6), 0)).isEqualTo(Arrival.MEDIA);
        assertThat(track.receive(media(5), 0)).isEqualTo(Arrival.DUPLICATE);
        assertThat(track.receive(RtpPackets.packet(120, 7, 0, SSRC, false, new byte[3]), 0))
                .isEqualTo(Arrival.FOREIGN);
    }

    @Test
    void a_hole_is_asked_for_after_the_reordering_grace_and_repeatedly() {
        track.receive(media(65_534), 0);
        track.receive(media(1), 0);

        assertThat(nacksAt(5 * MILLI)).isEmpty();
        assertThat(nacksAt(10 * MILLI)).containsExactly(65_535, 0);
        assertThat(nacksAt(30 * MILLI)).isEmpty();
        assertThat(nacksAt(60 * MILLI)).containsExactly(65_535, 0);
        track.receive(media(0), 61 * MILLI);
        assertThat(nacksAt(110 * MILLI)).containsExactly(65_535);
    }

    @Test
    void a_hole_is_given_up_after_twelve_requests_and_wants_a_key_frame() {
        track.receive(RtpPackets.packet(96, 10, 0, SSRC, true, RtpPackets.vp8(true, 20)), 0);
        track.receive(media(12), 0);
        int asked = 0;
        for (long now = 0; now < 8000 * MILLI; now += 20 * MILLI) {
            asked += nacksAt(now).size();
        }

        assertThat(asked).isEqualTo(12);
        assertThat(track.awaitsRetransmission()).isFalse();
        assertThat(track.keyFrameWanted()).isTrue();
        assertThat(track.counters().abandoned()).isEqualTo(1);

        track.receive(RtpPackets.packet(96, 13, 0, SSRC, true, RtpPackets.vp8(true, 20)), 0);
        assertThat(track.keyFrameWanted()).isFalse();
    }

    @Test
    void a_retransmission_is_put_back_into_its_original_form() {
        track.receive(media(10), 0);
        track.receive(media(12), 0);
        RtpView packet = retransmission(11, 500);

        assertThat(track.receive(packet, MILLI)).isEqualTo(Arrival.RECOVERED);

        RtpView original = media(11);
        assertThat(packet.payloadType()).isEqualTo(96);
        assertThat(packet.sequenceNumber()).isEqualTo(11);
        assertThat(packet.ssrc()).isEqualTo(SSRC);
        assertThat(packet.timestamp()).isEqualTo(original.timestamp());
        assertThat(payload(packet)).isEqualTo(payload(original));
        assertThat(nacksAt(100 * MILLI)).isEmpty();
        assertThat(track.counters().recovered()).isEqualTo(1);
    }

    @Test
    void retransmissions_without_news_are_probes() {
        track.receive(media(10), 0);

        RtpView padding = RtpPackets.packet(97, 1, 0, 0x2222, false, new byte[0]);
        assertThat(track.receive(padding, 0)).isEqualTo(Arrival.PROBE);
        assertThat(track.receive(retransmission(10, 2), 0)).isEqualTo(Arrival.PROBE);
        assertThat(track.counters().packets()).isEqualTo(1);
    }

    @Test
    void audio_sent_again_under_its_own_ssrc_counts_as_recovered() {
        ReceiveTrack audio = new ReceiveTrack(AUDIO);
        for (int number : new int[] {1, 2, 4}) {
            audio.receive(RtpPackets.packet(111, number, 0, 9, false, new byte[10]), 0);
        }
        int[] numbers = new int[4];
        assertThat(audio.takeNacks(20 * MILLI, OptionalInt.empty(), numbers)).isEqualTo(1);

        Arrival arrival =
                audio.receive(RtpPackets.packet(111, 3, 0, 9, false, new byte[10]), 30 * MILLI);

        assertThat(arrival).isEqualTo(Arrival.RECOVERED);
        assertThat(audio.counters().lost()).isEqualTo(1);
        assertThat(audio.counters().packets()).isEqualTo(4);
    }

    @Test
    void a_stream_that_begins_without_a_key_frame_wants_one() {
        track.receive(media(1), 0);
        assertThat(track.keyFrameWanted()).isTrue();
    }

    @Test
    void the_receiver_report_tells_loss_and_the_time_since_the_sender_report() {
        track.receive(media(100), 0);
        track.receive(media(104), 33 * MILLI);
        track.onSenderReport(
                new SenderReport(SSRC, 0x0000_1234_5678_0000L, 0, 0, 0, List.of()), 500 * MILLI);

        ReportBlock block = track.report(1000 * MILLI).orElseThrow();

        assertThat(block.ssrc()).isEqualTo(SSRC);
        assertThat(block.fractionLost()).isEqualTo(3 * 256 / 5);
        assertThat(block.cumulativeLost()).isEqualTo(3);
        assertThat(block.lastSenderReport()).isEqualTo(0x1234_5678);
        assertThat(block.delaySinceLastSenderReport()).isEqualTo(32_768);
        assertThat(track.report(1000 * MILLI).orElseThrow().fractionLost()).isZero();
    }

    @Test
    void a_new_ssrc_starts_afresh() {
        track.receive(media(30_000), 0);
        RtpView other = RtpPackets.packet(96, 5, 0, 0x3333, true, RtpPackets.vp8(true, 20));

        assertThat(track.receive(other, 0)).isEqualTo(Arrival.MEDIA);
        assertThat(track.ssrc()).contains(0x3333);
        assertThat(nacksAt(100 * MILLI)).isEmpty();
    }

    private static byte[] payload(RtpView packet) {
        int from = packet.payloadOffset();
        return Arrays.copyOfRange(packet.buffer(), from, from + packet.payloadLength());
    }
}
