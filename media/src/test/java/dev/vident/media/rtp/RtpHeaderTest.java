package dev.vident.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RtpHeaderTest {
    /// Marker, PT 96, seq 0x1234, two CSRCs, extension with ids 1 (1 byte), padding, 3 (2 bytes), 4
    /// bytes payload, 3 bytes of padding.
    private static final String FULL =
            """
            B2 E0 1234 DEADBEEF CAFEBABE 00000001 00000002
            BEDE 0002 10 41 00 31 ABCD 0000
            01020304 000003
            """;

    @Test
    void all_fields_of_a_packet_are_read() {
        RtpView packet = RtpPackets.hex(FULL);

        assertThat(packet.marker()).isTrue();
        assertThat(packet.payloadType()).isEqualTo(96);
        assertThat(packet.sequenceNumber()).isEqualTo(0x1234);
        assertThat(packet.timestamp()).isEqualTo(0xDEADBEEF);
        assertThat(packet.ssrc()).isEqualTo(0xCAFEBABE);
        assertThat(packet.headerLength()).isEqualTo(12 + 8 + 12);
        assertThat(packet.payloadLength()).isEqualTo(4);
        assertThat(HeaderExtensions.readUnsignedShort(packet, 3)).isEqualTo(0xABCD);
        assertThat(packet.buffer()[HeaderExtensions.find(packet, 1)]).isEqualTo((byte) 'A');
        assertThat(HeaderExtensions.find(packet, 2)).isEqualTo(-1);
    }

    @Test
    void written_fields_read_back_and_leave_the_others_alone() {
        RtpView packet = RtpPackets.hex(FULL);

        packet.setPayloadType(111);
        packet.setSequenceNumber(0xFFFF);
        packet.setTimestamp(7);
        packet.setSsrc(-2);
        HeaderExtensions.writeUnsignedShort(packet, 3, 0x0102);

        assertThat(HexFormat.of().withUpperCase().formatHex(packet.buffer(), 0, 12))
                .isEqualTo("B2EFFFFF00000007FFFFFFFE");
        assertThat(HeaderExtensions.readUnsignedShort(packet, 3)).isEqualTo(0x0102);
        assertThat(packet.payloadLength()).isEqualTo(4);
    }

    @Test
    void a_blanked_extension_is_not_found_and_the_next_one_still_is() {
        RtpView packet = RtpPackets.hex(FULL);

        HeaderExtensions.blank(packet, 1);

        assertThat(HeaderExtensions.find(packet, 1)).isEqualTo(-1);
        assertThat(HeaderExtensions.readUnsignedShort(packet, 3)).isEqualTo(0xABCD);
    }

    @Test
    void the_two_byte_form_and_the_stop_element_hide_extensions() {
        RtpView twoByteForm = RtpPackets.hex("90 60 0001 00000000 00000001 1000 0001 03 02 ABCD");
        RtpView stopped = RtpPackets.hex("90 60 0001 00000000 00000001 BEDE 0001 F0 31 ABCD");

        assertThat(HeaderExtensions.find(twoByteForm, 3)).isEqualTo(-1);
        assertThat(HeaderExtensions.find(stopped, 3)).isEqualTo(-1);
    }

    @Test
    void malformed_packets_are_refused() {
        for (String hex :
                new String[] {
                    "80 60 0001 00000000 000000", // too short
                    "40 60 0001 00000000 00000001", // version 1
                    "82 60 0001 00000000 00000001 00000002", // CSRC missing
                    "90 60 0001 00000000 00000001 BEDE", // extension header cut
                    "90 60 0001 00000000 00000001 BEDE 0002 00000000", // extension cut
                    "A0 60 0001 00000000 00000001 0102 05", // padding longer than the rest
                    "A0 60 0001 00000000 00000001 0102 00", // padding of nothing
                }) {
            byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
            assertThat(new RtpView().wrap(bytes, 0, bytes.length)).as(hex).isFalse();
        }
    }

    @Test
    void random_bytes_never_lead_outside_the_packet() {
        for (int seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            byte[] bytes = new byte[random.nextInt(80)];
            random.nextBytes(bytes);
            if (bytes.length > 13) {
                bytes[0] = (byte) (0x80 | (bytes[0] & 0x3F));
                bytes[12] = (byte) 0xBE;
                bytes[13] = (byte) 0xDE;
            }
            RtpView packet = new RtpView();
            if (packet.wrap(bytes, 0, bytes.length)) {
                assertThat(packet.payloadLength()).as("seed %d", seed).isNotNegative();
                assertThat(packet.payloadOffset() + packet.payloadLength())
                        .as("seed %d", seed)
                        .isLessThanOrEqualTo(bytes.length);
                for (int id = 1; id < 15; id++) {
                    assertThat(HeaderExtensions.find(packet, id))
                            .as("seed %d", seed)
                            .isLessThan(packet.payloadOffset());
                    HeaderExtensions.blank(packet, id);
                }
                OpusPayload.samples(packet);
                for (VideoEncoding encoding : VideoEncoding.values()) {
                    encoding.startsKeyFrame(packet);
                    encoding.isEntry(packet);
                    encoding.depacketiser().push(packet);
                }
            }
        }
    }
}
