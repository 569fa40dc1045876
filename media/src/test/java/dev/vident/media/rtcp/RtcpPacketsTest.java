package dev.vident.media.rtcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RtcpPacketsTest {
    private static CompoundPacket parse(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
        return CompoundPacket.parse(bytes, 0, bytes.length);
    }

    @Test
    void a_sender_report_with_a_block_is_read() {
        CompoundPacket compound =
                parse(
                        """
                        81 C8 000C 00000001 E0000000 80000000 00015F90 0000000A 000003E8
                        00000002 40 FFFFFE 00010005 00000007 00008000 00010000
                        """);

        assertThat(compound.packets())
                .containsExactly(
                        new SenderReport(
                                1,
                                0xE000_0000_8000_0000L,
                                90_000,
                                10,
                                1000,
                                List.of(
                                        new ReportBlock(
                                                2, 0x40, -2, 0x10005, 7, 0x8000, 0x10000))));
        assertThat(((SenderReport) compound.packets().getFirst()).compactNtpTime())
                .isEqualTo(0x0000_8000);
    }

    @Test
    void a_compound_packet_is_read_piece_by_piece_and_padding_ignored() {
        CompoundPacket compound =
                parse(
                        """
                        80 C9 0001 00000005
                        81 CA 0003 00000005 01 03 616263 00 0000
                        81 CE 0002 00000005 00000006
                        84 CE 0004 00000005 00000000 00000006 09 000000
                        8F CE 0004 00000005 00000000 52454D42 01 000000
                        A1 CD 0004 00000005 00000006 000A8001 00000004
                        81 CB 0001 00000005
                        """);

        assertThat(compound.malformed()).isZero();
        assertThat(compound.packets())
                .containsExactly(
                        new ReceiverReport(5, List.of()),
                        new SourceDescription(5, "abc"),
                        new PictureLossIndication(5, 6),
                        new FullIntraRequest(5, 6, 9),
                        new UnknownPacket(206, 15),
                        new GenericNack(5, 6, List.of(10, 11, 26)),
                        new Goodbye(List.of(5)));
    }

    @Test
    void a_broken_packet_is_left_out_and_the_rest_kept() {
        CompoundPacket compound =
                parse("81 CE 0001 00000005  81 CE 0002 00000005 00000006  81 CE 0009 0000");

        assertThat(compound.packets()).containsExactly(new PictureLossIndication(5, 6));
        assertThat(compound.malformed()).isEqualTo(2);
    }

    @Test
    void transport_feedback_of_all_chunk_kinds_is_read() {
        // Run of one small delta; two-bit vector small, large, small, lost; one-bit vector
        // received, lost.
        CompoundPacket compound =
                parse(
                        """
                        8F CD 0007 00000001 00000002 FFFE 000A FFFFFE 03
                        2001 D900 A000
                        04 FF FFFF 08 09
                        """);

        int lost = TransportFeedback.NOT_RECEIVED;
        assertThat(compound.packets())
                .containsExactly(
                        new TransportFeedback(
                                1,
                                2,
                                65_534,
                                -2,
                                3,
                                new int[] {4, 255, -1, 8, lost, lost, lost, lost, 9, lost}));
    }

    @Test
    void whatever_is_written_reads_back_equal() {
        for (int seed = 0; seed < 3000; seed++) {
            Random random = new Random(seed);
            List<RtcpPacket> packets = new ArrayList<>();
            for (int i = random.nextInt(4); i >= 0; i--) {
                packets.add(randomPacket(random));
            }
            byte[] buffer = new byte[20_000];
            int end = CompoundPacket.write(packets, buffer, 7);
            assertThat(end - 7)
                    .as("seed %d", seed)
                    .isEqualTo(packets.stream().mapToInt(RtcpPacket::length).sum());
            assertThat(CompoundPacket.parse(buffer, 7, end - 7))
                    .as("seed %d", seed)
                    .isEqualTo(new CompoundPacket(packets, 0));
        }
    }

    @Test
    void mutilated_packets_never_throw() {
        for (int seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            byte[] buffer = new byte[3000];
            int end = randomPacket(random).write(buffer, 0);
            for (int i = random.nextInt(4); i >= 0; i--) {
                buffer[random.nextInt(Math.min(end, 40))] = (byte) random.nextInt();
            }
            int length = random.nextInt(end + 1);
            byte[] cut = java.util.Arrays.copyOf(buffer, length);
            CompoundPacket compound = CompoundPacket.parse(cut, 0, length);
            assertThat(compound.packets().size()).as("seed %d", seed).isLessThanOrEqualTo(length);
        }
    }

    private static RtcpPacket randomPacket(Random random) {
        int ssrc = random.nextInt();
        return switch (random.nextInt(9)) {
            case 0 ->
                    new SenderReport(
                            ssrc,
                            random.nextLong(),
                            random.nextInt(),
                            random.nextInt(),
                            random.nextInt(),
                            randomBlocks(random));
            case 1 -> new ReceiverReport(ssrc, randomBlocks(random));
            case 2 -> new SourceDescription(ssrc, "x".repeat(random.nextInt(20)));
            case 3 -> new Goodbye(List.of(ssrc, random.nextInt()));
            case 4 -> new PictureLossIndication(ssrc, random.nextInt());
            case 5 -> new FullIntraRequest(ssrc, random.nextInt(), random.nextInt(256));
            case 6 -> randomNack(random, ssrc);
            case 7 -> new UnknownPacket(207 + random.nextInt(40), random.nextInt(32));
            default -> randomFeedback(random, ssrc);
        };
    }

    private static List<ReportBlock> randomBlocks(Random random) {
        List<ReportBlock> blocks = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            blocks.add(
                    new ReportBlock(
                            random.nextInt(),
                            random.nextInt(256),
                            random.nextInt() >> 8,
                            random.nextInt(),
                            random.nextInt(),
                            random.nextInt(),
                            random.nextInt()));
        }
        return blocks;
    }

    private static GenericNack randomNack(Random random, int ssrc) {
        List<Integer> numbers = new ArrayList<>();
        int number = random.nextInt(65_536);
        for (int i = random.nextInt(60); i >= 0; i--) {
            numbers.add(number);
            number = (number + 1 + random.nextInt(1 + random.nextInt(30))) & 0xFFFF;
        }
        return new GenericNack(ssrc, random.nextInt(), numbers);
    }

    private static TransportFeedback randomFeedback(Random random, int ssrc) {
        int[] deltas = new int[1 + random.nextInt(300)];
        int mood = random.nextInt(4);
        for (int i = 0; i < deltas.length; i++) {
            mood = random.nextInt(10) == 0 ? random.nextInt(4) : mood;
            deltas[i] =
                    switch (mood) {
                        case 0 -> TransportFeedback.NOT_RECEIVED;
                        case 1 -> (short) random.nextInt();
                        default -> random.nextInt(256);
                    };
        }
        return new TransportFeedback(
                ssrc,
                random.nextInt(),
                random.nextInt(65_536),
                random.nextInt() >> 8,
                random.nextInt(256),
                deltas);
    }
}
