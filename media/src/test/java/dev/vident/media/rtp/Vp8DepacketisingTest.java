package dev.vident.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class Vp8DepacketisingTest {
    /// Frame tag of a key frame, start code, 640 x 480, and two bytes.
    private static final String KEY_FRAME = "500100 9D012A 8002 E001 AABB";

    private static RtpView packet(
            int sequenceNumber, int timestamp, boolean marker, String payload) {
        return RtpPackets.packet(
                96,
                sequenceNumber,
                timestamp,
                1,
                marker,
                HexFormat.of().parseHex(payload.replace(" ", "")));
    }

    @Test
    void descriptors_of_every_length_are_skipped() {
        assertThat(Vp8Payload.descriptorLength(packet(1, 0, true, "10 00"))).isEqualTo(1);
        assertThat(Vp8Payload.descriptorLength(packet(1, 0, true, "90 80 11 00"))).isEqualTo(3);
        assertThat(Vp8Payload.descriptorLength(packet(1, 0, true, "90 80 9111 00"))).isEqualTo(4);
        assertThat(Vp8Payload.descriptorLength(packet(1, 0, true, "90 E0 9111 05 20 00")))
                .isEqualTo(6);
        assertThat(Vp8Payload.descriptorLength(packet(1, 0, true, "90 E0 9111 05"))).isEqualTo(-1);
        assertThat(Vp8Payload.descriptorLength(packet(1, 0, true, "90"))).isEqualTo(-1);
    }

    @Test
    void only_the_first_packet_of_an_intra_frame_starts_a_key_frame() {
        assertThat(Vp8Payload.startsKeyFrame(packet(1, 0, true, "10" + KEY_FRAME))).isTrue();
        assertThat(Vp8Payload.startsKeyFrame(packet(1, 0, true, "10 510100"))).isFalse();
        assertThat(Vp8Payload.startsKeyFrame(packet(1, 0, true, "00" + KEY_FRAME))).isFalse();
        assertThat(Vp8Payload.startsKeyFrame(packet(1, 0, true, "11" + KEY_FRAME))).isFalse();
    }

    @Test
    void a_frame_is_put_together_with_its_size() {
        Vp8Depacketiser depacketiser = new Vp8Depacketiser();

        assertThat(depacketiser.push(packet(65_535, 9000, false, "10" + KEY_FRAME))).isNull();
        VideoFrame frame = depacketiser.push(packet(0, 9000, true, "00 CCDD"));

        assertThat(frame).isNotNull();
        assertThat(frame.data())
                .isEqualTo(HexFormat.of().parseHex(KEY_FRAME.replace(" ", "") + "CCDD"));
        assertThat(frame.keyFrame()).isTrue();
        assertThat(frame.width()).isEqualTo(640);
        assertThat(frame.height()).isEqualTo(480);
        assertThat(frame.timestamp()).isEqualTo(9000);
    }

    @Test
    void a_frame_with_a_hole_is_left_out_and_counted() {
        Vp8Depacketiser depacketiser = new Vp8Depacketiser();

        depacketiser.push(packet(1, 0, false, "10 50"));
        VideoFrame holed = depacketiser.push(packet(3, 0, true, "00 51"));
        VideoFrame next = depacketiser.push(packet(4, 3600, true, "10 51"));

        assertThat(holed).isNull();
        assertThat(next).isNotNull();
        assertThat(depacketiser.brokenFrames()).isEqualTo(1);
    }

    @Test
    void opus_durations_follow_table_2_of_rfc_6716() {
        assertThat(OpusPayload.samples(new byte[] {(byte) 0xF8}, 0, 1)).isEqualTo(960);
        assertThat(OpusPayload.samples(new byte[] {0x08}, 0, 1)).isEqualTo(960);
        assertThat(OpusPayload.samples(new byte[] {0x18}, 0, 1)).isEqualTo(2880);
        assertThat(OpusPayload.samples(new byte[] {0x61}, 0, 1)).isEqualTo(960);
        assertThat(OpusPayload.samples(new byte[] {(byte) 0xE3, 3}, 0, 2)).isEqualTo(360);
        assertThat(OpusPayload.samples(new byte[] {0x1B, 63}, 0, 2)).isZero();
        assertThat(OpusPayload.samples(new byte[0], 0, 0)).isZero();
    }
}
