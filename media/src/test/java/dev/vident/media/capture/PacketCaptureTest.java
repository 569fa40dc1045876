package dev.vident.media.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.media.capture.PcapngFile.Packet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacketCaptureTest {
    private static final long TIME = 1_767_268_800_123_456L;

    private final List<byte[]> blocks =
            new ArrayList<>(List.of(PcapngBlocks.sectionHeader("Vident", "Größe: odd")));
    private boolean full;
    private final PacketCapture capture =
            new PacketCapture(taken -> {
                if (!full) {
                    blocks.add(taken);
                }
                return !full;
            });
    private final ParticipantCapture first = capture.ofParticipant("applicant");
    private final ParticipantCapture second = capture.ofParticipant("operator");

    private static byte[] rtp(int payloadType, int payloadBytes) {
        byte[] packet = new byte[12 + payloadBytes];
        Arrays.fill(packet, (byte) 7);
        packet[0] = (byte) 0x80;
        packet[1] = (byte) payloadType;
        return packet;
    }

    private Packet only() {
        return PcapngFile.read(blocks).packets.getFirst();
    }

    private Packet captured(byte[] rtp) {
        blocks.subList(1, blocks.size()).clear();
        new PacketCapture(blocks::add)
                .ofParticipant("x")
                .rtp(CaptureDirection.RECEIVED, rtp, 0, rtp.length, TIME);
        return only();
    }

    @Test
    void a_packet_says_whose_it_is_and_which_way_it_goes() {
        byte[] packet = rtp(96, 1000);
        first.rtp(CaptureDirection.RECEIVED, packet, 0, packet.length, TIME);
        second.rtp(CaptureDirection.SENT, packet, 0, packet.length, TIME + 1);
        blocks.add(PcapngBlocks.statistics(TIME + 2, 2, 5));

        PcapngFile file = PcapngFile.read(blocks);
        assertThat(file.comment).isEqualTo("Größe: odd");
        assertThat(file.interfaces).containsExactly("applicant", "operator");
        assertThat(file.dropped).isEqualTo(5);
        Packet in = file.packets.getFirst();
        assertThat(in.interfaceName()).isEqualTo("applicant");
        assertThat(in.inbound()).isTrue();
        assertThat(in.micros()).isEqualTo(TIME);
        assertThat(in.source()).isEqualTo("192.0.2.10:40000");
        assertThat(in.destination()).isEqualTo("192.0.2.1:40000");
        assertThat(in.payload()).isEqualTo(Arrays.copyOf(packet, 12 + 16));
        assertThat(in.payloadLength()).isEqualTo(1012);
        Packet out = file.packets.getLast();
        assertThat(out.interfaceName()).isEqualTo("operator");
        assertThat(out.inbound()).isFalse();
        assertThat(out.source()).isEqualTo("192.0.2.1:40003");
        assertThat(out.destination()).isEqualTo("192.0.2.11:40003");
    }

    @Test
    void of_sound_nothing_is_kept_but_how_it_is_coded() {
        assertThat(captured(rtp(111, 80)).payload()).hasSize(12 + 1);
        assertThat(captured(rtp(97, 80)).payload()).as("sent again").hasSize(12 + 2 + 16);
        assertThat(captured(rtp(50, 80)).payload()).as("of nobody").hasSize(12);
        assertThat(captured(rtp(96, 3)).payload()).as("short").hasSize(12 + 3);
    }

    @Test
    void header_extensions_are_kept() {
        byte[] packet = rtp(111, 80);
        packet[0] |= 0x10;
        packet[12] = (byte) 0xBE;
        packet[13] = (byte) 0xDE;
        packet[14] = 0;
        packet[15] = 2;

        assertThat(captured(packet).payload()).isEqualTo(Arrays.copyOf(packet, 12 + 12 + 1));
    }

    @Test
    void rtcp_is_kept_whole() {
        byte[] packet = rtp(200, 40);
        first.rtcp(CaptureDirection.RECEIVED, packet, 0, packet.length, TIME);

        assertThat(only().payload()).isEqualTo(packet);
    }

    @Test
    void checks_lose_names_and_addresses_and_handshakes_their_content() {
        byte[] check = new byte[108];
        byte[] hello = new byte[200];
        hello[0] = 22;
        byte[] alert = new byte[40];
        alert[0] = 21;
        byte[] sealed = new byte[60];
        sealed[0] = 22;
        sealed[4] = 1;
        first.stun(CaptureDirection.RECEIVED, check, 0, check.length, TIME);
        first.dtls(CaptureDirection.RECEIVED, hello, 0, hello.length, TIME);
        first.dtls(CaptureDirection.SENT, alert, 0, alert.length, TIME);
        first.dtls(CaptureDirection.SENT, sealed, 0, sealed.length, TIME);

        assertThat(PcapngFile.read(blocks).packets)
                .extracting(packet -> packet.payload().length)
                .containsExactly(20, 25, 15, 13);
    }

    @Test
    void any_bytes_at_all_are_captured_without_a_fault() {
        for (int length = 0; length < 40; length++) {
            byte[] noise = new byte[length + 1];
            Arrays.fill(noise, (byte) 0xFF);
            first.rtp(CaptureDirection.RECEIVED, noise, 1, length, TIME);
            first.rtcp(CaptureDirection.RECEIVED, noise, 1, length, TIME);
            first.stun(CaptureDirection.RECEIVED, noise, 1, length, TIME);
            first.dtls(CaptureDirection.RECEIVED, noise, 1, length, TIME);
        }

        assertThat(PcapngFile.read(blocks).packets).hasSize(160);
    }

    @Test
    void the_file_stays_readable_when_a_participants_first_packets_are_dropped() {
        byte[] packet = rtp(96, 100);
        full = true;
        first.rtp(CaptureDirection.RECEIVED, packet, 0, packet.length, TIME);
        full = false;
        second.rtp(CaptureDirection.RECEIVED, packet, 0, packet.length, TIME);
        first.rtp(CaptureDirection.RECEIVED, packet, 0, packet.length, TIME);
        first.rtp(CaptureDirection.RECEIVED, packet, 0, packet.length, TIME);

        PcapngFile file = PcapngFile.read(blocks);
        assertThat(file.interfaces).containsExactly("operator", "applicant");
        assertThat(file.packets)
                .extracting(Packet::source)
                .containsExactly("192.0.2.11:40002", "192.0.2.10:40000", "192.0.2.10:40000");
    }
}
