package dev.vident.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class H264DepacketisingTest {
    /// Constrained baseline, level 3.1, 640 x 480, with timing information and its emulation
    /// prevention bytes.
    private static final String SPS = "6742C01FD980A03DB01100000300010000030032 0F183268";

    /// Baseline of 1920 x 1088, cropped to 1080.
    private static final String SPS_1080 = "6742C02895A01E0089F950";

    private static final String PPS = "68C9632C80";

    private final VideoDepacketiser depacketiser = VideoEncoding.H264.depacketiser();

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private static RtpView packet(int sequenceNumber, int time, boolean marker, String payload) {
        return RtpPackets.packet(98, sequenceNumber, time, 1, marker, bytes(payload));
    }

    private static String unit(String hex) {
        int length = hex.replace(" ", "").length() / 2;
        return HexFormat.of().toHexDigits(length) + hex.replace(" ", "");
    }

    private static String sized(String hex) {
        return HexFormat.of().toHexDigits((short) (hex.replace(" ", "").length() / 2)) + hex;
    }

    private VideoFrame keyFrame(int sequenceNumber, int time) {
        assertThat(
                        depacketiser.push(
                                packet(
                                        sequenceNumber,
                                        time,
                                        false,
                                        "78" + sized(SPS) + sized(PPS))))
                .isNull();
        VideoFrame frame = depacketiser.push(packet(sequenceNumber + 1, time, true, "65 AA"));
        assertThat(frame).isNotNull();
        return frame;
    }

    @Test
    void a_key_frame_is_seen_in_every_kind_of_packet() {
        for (String payload :
                new String[] {"65 88", "67 42", "78 0001 09 0002 6742", "7C 85 88", "7C 87 42"}) {
            assertThat(VideoEncoding.H264.startsKeyFrame(packet(1, 0, true, payload)))
                    .as(payload)
                    .isTrue();
        }
        for (String payload :
                new String[] {
                    "41 88",
                    "68 C9",
                    "78 0002 4188",
                    "78 0009 6742",
                    "7C 05 88",
                    "7C 45 88",
                    "7C 85",
                    "78",
                    "79 0000 0002 6588",
                    ""
                }) {
            assertThat(VideoEncoding.H264.startsKeyFrame(packet(1, 0, true, payload)))
                    .as(payload)
                    .isFalse();
        }
        assertThat(VideoEncoding.H264.isEntry(packet(1, 0, true, "65 88")))
                .as("nothing can be decoded without parameter sets")
                .isFalse();
        assertThat(VideoEncoding.H264.isEntry(packet(1, 0, true, "78 0002 6742"))).isTrue();
    }

    @Test
    void aggregated_parameter_sets_and_a_fragmented_slice_make_a_key_frame_with_its_size() {
        depacketiser.push(packet(65_534, 9000, false, "78" + sized(SPS) + sized(PPS)));
        depacketiser.push(packet(65_535, 9000, false, "7C 85 AABB"));
        assertThat(depacketiser.push(packet(0, 9000, false, "7C 05 CC"))).isNull();
        VideoFrame frame = depacketiser.push(packet(1, 9000, true, "7C 45 DD"));

        assertThat(frame).isNotNull();
        assertThat(frame.data()).isEqualTo(bytes(unit(SPS) + unit(PPS) + unit("65 AABBCCDD")));
        assertThat(frame.keyFrame()).isTrue();
        assertThat(frame.width()).isEqualTo(640);
        assertThat(frame.height()).isEqualTo(480);
        assertThat(frame.timestamp()).isEqualTo(9000);
        assertThat(depacketiser.brokenFrames()).isZero();
    }

    @Test
    void delimiters_and_messages_are_left_out() {
        keyFrame(1, 0);

        VideoFrame frame =
                depacketiser.push(packet(3, 3600, true, "78 0002 09F0 0003 060510 0002 41BB"));

        assertThat(frame).isNotNull();
        assertThat(frame.data()).isEqualTo(bytes(unit("41BB")));
        assertThat(frame.keyFrame()).isFalse();
    }

    @Test
    void parameter_sets_that_are_not_repeated_are_put_before_each_key_frame() {
        byte[] first = keyFrame(1, 0).data();

        VideoFrame second = depacketiser.push(packet(3, 3600, true, "65 AA"));

        assertThat(second).isNotNull();
        assertThat(second.keyFrame()).isTrue();
        assertThat(second.data()).isEqualTo(first);
        assertThat(second.width()).isEqualTo(640);
    }

    @Test
    void a_change_of_size_comes_with_its_key_frame() {
        keyFrame(1, 0);

        depacketiser.push(packet(3, 3600, false, SPS_1080));
        depacketiser.push(packet(4, 3600, false, PPS));
        VideoFrame frame = depacketiser.push(packet(5, 3600, true, "65 AA"));

        assertThat(frame).isNotNull();
        assertThat(frame.width()).isEqualTo(1920);
        assertThat(frame.height()).isEqualTo(1080);
    }

    @Test
    void a_frame_with_a_hole_is_left_out_and_the_rest_of_it_too() {
        keyFrame(1, 0);

        depacketiser.push(packet(3, 3600, false, "7C 81 AA"));
        assertThat(depacketiser.push(packet(5, 3600, false, "7C 01 BB"))).isNull();
        assertThat(depacketiser.push(packet(6, 3600, true, "7C 41 CC"))).isNull();
        assertThat(depacketiser.brokenFrames()).isEqualTo(1);

        assertThat(depacketiser.push(packet(7, 7200, true, "41 BB"))).isNotNull();
    }

    @Test
    void where_the_start_of_a_frame_may_be_missing_nothing_is_made_of_its_rest() {
        keyFrame(1, 0);

        assertThat(depacketiser.push(packet(4, 3600, true, "65 BB"))).isNull();
        assertThat(depacketiser.push(packet(5, 7200, true, "65 CC"))).isNotNull();
    }

    @Test
    void a_key_frame_without_parameter_sets_is_no_key_frame() {
        depacketiser.push(packet(1, 0, true, "41 AA"));

        VideoFrame frame = depacketiser.push(packet(2, 3600, true, "65 BB"));

        assertThat(frame).isNotNull();
        assertThat(frame.keyFrame()).isFalse();
    }

    @Test
    void a_fragment_that_never_ends_or_never_began_breaks_its_frame() {
        keyFrame(1, 0);

        depacketiser.push(packet(3, 3600, false, "7C 81 AA"));
        assertThat(depacketiser.push(packet(4, 3600, true, "41 BB"))).isNull();
        assertThat(depacketiser.push(packet(5, 7200, true, "7C 41 BB"))).isNull();
        assertThat(depacketiser.push(packet(6, 10_800, true, "7C C1 BB"))).isNull();
        assertThat(depacketiser.push(packet(7, 14_400, true, "78 0005 41BB"))).isNull();
        assertThat(depacketiser.push(packet(8, 18_000, true, "7D 81 BB"))).isNull();
        assertThat(depacketiser.brokenFrames()).isEqualTo(5);
    }

    @Test
    void a_parameter_set_that_makes_no_sense_or_hides_the_size_tells_none() {
        assertThat(widthBy(parameterSet(40, 30, 0))).isEqualTo(640);
        assertThat(widthBy(parameterSet(40, 30, 4))).isEqualTo(632);

        for (byte[] set :
                new byte[][] {
                    parameterSet(1_024, 1_024, 8_000),
                    parameterSet(1 << 20, 30, 0),
                    parameterSet(40, 1 << 29, 0),
                    bytes("67 42C01F D9"),
                    bytes("67")
                }) {
            assertThat(widthBy(set)).as(HexFormat.of().formatHex(set)).isZero();
        }
    }

    private static int widthBy(byte[] parameterSet) {
        VideoDepacketiser depacketiser = VideoEncoding.H264.depacketiser();
        depacketiser.push(RtpPackets.packet(98, 1, 0, 1, false, parameterSet));
        VideoFrame frame = depacketiser.push(packet(2, 0, true, "65 AA"));
        assertThat(frame).isNotNull();
        return frame.width();
    }

    /// @param cropped on the right, in units of two pixels
    private static byte[] parameterSet(int macroblocks, int rows, int cropped) {
        String bits =
                "1 1 011 1 0".replace(" ", "") // id, frame numbers, order type 2, references, gaps
                        + golomb(macroblocks - 1)
                        + golomb(rows - 1)
                        + "11" // frames only, direct inference
                        + (cropped > 0 ? "11" + golomb(cropped) + "11" : "0")
                        + "01"; // no usability information, stop
        byte[] set = new byte[4 + (bits.length() + 7) / 8];
        System.arraycopy(bytes("6742C01F"), 0, set, 0, 4);
        for (int i = 0; i < bits.length(); i++) {
            set[4 + i / 8] |= (byte) (bits.charAt(i) == '1' ? 0x80 >> i % 8 : 0);
        }
        return set;
    }

    private static String golomb(int value) {
        String binary = Integer.toBinaryString(value + 1);
        return "0".repeat(binary.length() - 1) + binary;
    }
}
