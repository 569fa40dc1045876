package dev.vident.media.forward;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.media.rtcp.SenderReport;
import dev.vident.media.rtp.HeaderExtensions;
import dev.vident.media.rtp.RtpPackets;
import dev.vident.media.rtp.RtpView;
import dev.vident.media.rtp.VideoEncoding;
import java.util.List;
import org.junit.jupiter.api.Test;

class SendTrackTest {
    private static final TrackFormat VIDEO = new TrackFormat(96, 97, 90_000, 3, VideoEncoding.VP8);

    private static final TrackFormat AUDIO =
            new TrackFormat(111, TrackFormat.NONE, 48_000, 3, null);
    private static final byte[] SOUND = new byte[20];

    private final SendTrack track = new SendTrack(VIDEO, 0xA, 0xB, 512, 65_534, 1000);

    private static RtpView media(int sequenceNumber, int timestamp, int ssrc) {
        return RtpPackets.numbered(
                96, sequenceNumber, timestamp, ssrc, 77, RtpPackets.vp8(false, 30));
    }

    private static RtpView keyFrame(int sequenceNumber, int timestamp, int ssrc) {
        return RtpPackets.numbered(
                96, sequenceNumber, timestamp, ssrc, 78, RtpPackets.vp8(true, 30));
    }

    private RtpView sent(int sequenceNumber, int timestamp, int ssrc, long nowMicros) {
        RtpView packet = media(sequenceNumber, timestamp, ssrc);
        assertThat(track.rewrite(packet, nowMicros)).isTrue();
        return packet;
    }

    @Test
    void numbers_start_where_told_and_keep_the_source_s_distances() {
        RtpView first = sent(100, 5000, 1, 0);
        RtpView third = sent(102, 8000, 1, 0);
        RtpView second = sent(101, 5000, 1, 0);

        assertThat(first.ssrc()).isEqualTo(0xA);
        assertThat(first.sequenceNumber()).isEqualTo(65_534);
        assertThat(second.sequenceNumber()).isEqualTo(65_535);
        assertThat(third.sequenceNumber()).isEqualTo(0);
        assertThat(third.timestamp() - first.timestamp()).isEqualTo(3000);
    }

    @Test
    void a_source_that_joins_again_continues_the_numbers_and_the_clock() {
        RtpView last = sent(100, 5000, 1, 0);
        RtpView next = sent(40_000, 77_777, 2, 2_000_000);

        assertThat(next.sequenceNumber()).isEqualTo(last.sequenceNumber() + 1);
        assertThat(next.timestamp() - last.timestamp()).isEqualTo(180_000);
    }

    @Test
    void packets_older_than_the_first_of_their_source_are_not_sent() {
        sent(100, 5000, 1, 0);

        assertThat(track.rewrite(media(99, 4000, 1), 0)).isFalse();
    }

    @Test
    void after_a_break_the_stream_goes_on_with_a_key_frame_as_if_nothing_were_missing() {
        RtpView last = sent(100, 5000, 1, 0);

        track.goOnAfterBreak(4_000_000);
        assertThat(track.rewrite(media(180, 360_000, 1), 4_000_000)).isFalse();
        assertThat(track.rewrite(media(101, 8000, 1), 4_050_000)).isFalse();
        RtpView key = keyFrame(182, 366_000, 1);
        assertThat(track.rewrite(key, 4_100_000)).isTrue();
        RtpView next = sent(183, 369_000, 1, 4_130_000);

        assertThat(key.sequenceNumber()).isEqualTo(last.sequenceNumber() + 1);
        assertThat(key.timestamp() - last.timestamp()).isEqualTo(361_000);
        assertThat(next.sequenceNumber()).isEqualTo((key.sequenceNumber() + 1) & 0xFFFF);
        assertThat(track.rewrite(media(181, 363_000, 1), 4_150_000)).as("come late").isFalse();
    }

    @Test
    void after_a_break_sound_goes_on_with_what_is_new_and_shows_its_hole() {
        SendTrack sound = new SendTrack(AUDIO, 0xA, 0xB, 1, 10, 0);
        assertThat(sound.rewrite(RtpPackets.packet(111, 100, 0, 1, false, SOUND), 0)).isTrue();

        sound.goOnAfterBreak(4_000_000);
        RtpView next = RtpPackets.packet(111, 300, 192_000, 1, false, SOUND);
        RtpView late = RtpPackets.packet(111, 299, 191_040, 1, false, SOUND);

        assertThat(sound.rewrite(next, 4_000_000)).isTrue();
        assertThat(next.sequenceNumber()).isEqualTo(210);
        assertThat(sound.rewrite(late, 4_100_000)).isFalse();
    }

    @Test
    void without_a_key_frame_the_stream_goes_on_with_its_hole() {
        RtpView last = sent(100, 5000, 1, 0);

        track.goOnAfterBreak(4_000_000);
        assertThat(track.rewrite(media(180, 360_000, 1), 5_900_000)).isFalse();
        RtpView next = sent(182, 540_000, 1, 6_000_000);

        assertThat((next.sequenceNumber() - last.sequenceNumber()) & 0xFFFF).isEqualTo(82);
    }

    @Test
    void a_stand_in_carries_the_transport_number_and_nothing_else() {
        byte[] target = new byte[1500];
        RtpView packet = new RtpView();

        assertThat(packet.wrap(target, 0, track.standIn(media(99, 4000, 1), target, 0))).isTrue();
        assertThat(packet.ssrc()).isEqualTo(0xB);
        assertThat(packet.payloadType()).isEqualTo(97);
        assertThat(packet.payloadLength()).isZero();
        assertThat(HeaderExtensions.readUnsignedShort(packet, 3)).isEqualTo(77);
    }

    @Test
    void a_resend_is_an_rtx_packet_with_its_own_numbers_and_without_transport_number() {
        sent(100, 5000, 1, 0);
        sent(101, 6000, 1, 0);
        byte[] target = new byte[1500];

        int length = track.retransmit(65_534, 1000, target, 3);

        RtpView packet = new RtpView();
        assertThat(packet.wrap(target, 3, length)).isTrue();
        assertThat(packet.ssrc()).isEqualTo(0xB);
        assertThat(packet.payloadType()).isEqualTo(97);
        assertThat(HeaderExtensions.find(packet, 3)).isEqualTo(-1);
        RtxFormat.restore(packet, 0xA, 96);
        assertThat(packet.sequenceNumber()).isEqualTo(65_534);
        assertThat(packet.payloadLength()).isEqualTo(30);
        assertThat(track.retransmit(65_534, 2000, target, 0)).as("asked again at once").isZero();
        assertThat(track.retransmit(65_534, 60_000, target, 0)).isPositive();
        assertThat(track.retransmit(9, 60_000, target, 0)).as("never sent").isZero();
    }

    @Test
    void the_cache_forgets_what_is_older_than_its_size() {
        for (int i = 0; i < 513; i++) {
            sent(i, i, 1, 0);
        }

        assertThat(track.retransmit(65_534, 0, new byte[1500], 0)).isZero();
        assertThat(track.retransmit(65_535, 0, new byte[1500], 0)).isPositive();
    }

    @Test
    void probes_go_on_as_rtx_packets() {
        sent(100, 5000, 1, 0);
        byte[] target = new byte[1500];
        RtpView padding = RtpPackets.numbered(97, 9, 0, 2, 78, new byte[0]);
        RtpView packet = new RtpView();

        assertThat(packet.wrap(target, 0, track.forwardProbe(padding, target, 0))).isTrue();
        assertThat(packet.ssrc()).isEqualTo(0xB);
        assertThat(HeaderExtensions.readUnsignedShort(packet, 3)).isEqualTo(78);

        RtpView again = media(100, 5000, 1);
        assertThat(packet.wrap(target, 0, track.forwardProbe(again, target, 0))).isTrue();
        assertThat(packet.payloadType()).isEqualTo(97);
        assertThat(HeaderExtensions.readUnsignedShort(packet, 3)).isEqualTo(77);
    }

    @Test
    void sender_reports_keep_the_wall_clock_and_move_the_rtp_clock() {
        RtpView first = sent(100, 5000, 1, 0);

        SenderReport report =
                track.translate(new SenderReport(1, 42, 5900, 9, 9, List.of())).orElseThrow();

        assertThat(report)
                .isEqualTo(new SenderReport(0xA, 42, first.timestamp() + 900, 1, 30, List.of()));
        assertThat(track.translate(new SenderReport(2, 42, 0, 0, 0, List.of()))).isEmpty();
    }
}
