package dev.vident.media.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.media.capture.PacketCapture;
import dev.vident.media.capture.PcapngBlocks;
import dev.vident.media.capture.PcapngFile;
import dev.vident.media.capture.PcapngFile.Packet;
import dev.vident.media.sdp.OfferedFormats;
import dev.vident.media.synthetic.VirtualCall.Participant;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

class CapturedCallTest {
    private static final int HEADERS_MAX = 12 + 24;

    private final VirtualCall call = new VirtualCall(7);
    private final List<byte[]> blocks =
            new ArrayList<>(List.of(PcapngBlocks.sectionHeader("Vident", "")));
    private final PacketCapture capture = new PacketCapture(blocks::add);

    private List<Packet> packets(String participant, boolean inbound, Predicate<Packet> kind) {
        return PcapngFile.read(blocks).packets.stream()
                .filter(packet -> packet.interfaceName().equals(participant))
                .filter(packet -> packet.inbound() == inbound)
                .filter(kind)
                .toList();
    }

    @Test
    void a_capture_has_everything_from_and_to_both() {
        call.room.capture(capture);
        Participant warm = call.join("warm", 0, ClipName.WARM);
        call.join("cool", 0, ClipName.COOL);
        call.run(Duration.ofSeconds(3));
        call.close(warm);

        for (String participant : List.of("warm", "cool")) {
            for (boolean inbound : new boolean[] {true, false}) {
                assertThat(packets(participant, inbound, Packet::isStun)).isNotEmpty();
                assertThat(packets(participant, inbound, Packet::isDtls)).isNotEmpty();
                assertThat(packets(participant, inbound, Packet::isRtcp)).isNotEmpty();
                assertThat(packets(participant, inbound, Packet::isRtp))
                        .hasSizeGreaterThan(200)
                        .allMatch(packet -> packet.payload().length <= HEADERS_MAX + 18)
                        .anyMatch(packet -> packet.payloadLength() > 500);
            }
        }
        assertThat(packets("cool", false, Packet::isRtp))
                .as("what we send, under our own numbers")
                .extracting(packet -> packet.payload()[9])
                .isNotEqualTo(packets("warm", true, Packet::isRtp).getFirst().payload()[9]);
        assertThat(packets("warm", true, Packet::isRtp))
                .filteredOn(packet -> packet.payloadType() == OfferedFormats.OPUS)
                .isNotEmpty()
                .allMatch(packet -> packet.payload().length <= HEADERS_MAX + 1);
    }

    @Test
    void no_name_password_or_address_gets_into_a_capture() {
        call.room.capture(capture);
        Participant warm = call.join("warm", 0, ClipName.WARM);
        call.join("cool", 0, ClipName.COOL);
        List<String> ufrags = call.room.ufrags();
        call.run(Duration.ofSeconds(1));
        call.restartIce(warm);
        call.run(Duration.ofSeconds(1));

        StringBuilder all = new StringBuilder();
        blocks.forEach(block -> all.append(new String(block, StandardCharsets.ISO_8859_1)));
        assertThat(ufrags).hasSize(2).allMatch(ufrag -> all.indexOf(ufrag) < 0);
        assertThat(PcapngFile.read(blocks).packets)
                .isNotEmpty()
                .allMatch(packet -> packet.source().startsWith("192.0.2."))
                .allMatch(packet -> packet.destination().startsWith("192.0.2."));
    }

    @Test
    void a_capture_begins_and_ends_in_the_middle_of_a_call() {
        call.join("warm", 0, ClipName.WARM);
        call.join("cool", 0, ClipName.COOL);
        call.run(Duration.ofSeconds(1));
        assertThat(blocks).as("off").hasSize(1);

        call.room.capture(capture);
        call.run(Duration.ofSeconds(1));
        int taken = blocks.size();
        assertThat(packets("cool", true, Packet::isRtp)).hasSizeGreaterThan(60);

        call.room.capture(null);
        call.run(Duration.ofSeconds(1));
        assertThat(blocks).as("off again").hasSize(taken);
    }

    @Test
    void who_comes_back_is_captured_on() {
        call.room.capture(capture);
        call.join("warm", 0, ClipName.WARM);
        call.run(Duration.ofSeconds(1));
        call.join("warm", 1, ClipName.WARM);
        call.run(Duration.ofSeconds(1));

        assertThat(PcapngFile.read(blocks).interfaces).containsExactly("warm");
        assertThat(packets("warm", true, Packet::isDtls))
                .filteredOn(packet -> packet.payload().length == 25 && packet.payload()[13] == 1)
                .as("first messages of a handshake")
                .hasSizeGreaterThanOrEqualTo(2);
    }

    /// Needs tshark; skipped elsewhere.
    @Test
    void wireshark_knows_every_packet(@TempDir Path folder) throws Exception {
        call.room.capture(capture);
        call.join("warm", 0, ClipName.WARM);
        call.join("cool", 0, ClipName.COOL);
        call.run(Duration.ofSeconds(1));
        Path file = folder.resolve("call.pcapng");
        try (OutputStream out = Files.newOutputStream(file)) {
            for (byte[] block : blocks) {
                out.write(block);
            }
        }

        List<String> protocols = tshark(file, "-T", "fields", "-e", "frame.protocols");
        assertThat(protocols).hasSize(blocks.size() - 1);
        assertThat(protocols)
                .extracting(path -> path.substring(path.lastIndexOf(':') + 1))
                .containsOnly("stun", "dtls", "rtp", "rtcp");
        assertThat(tshark(file, "-Y", "_ws.malformed")).isEmpty();
    }

    private static List<String> tshark(Path file, String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(
                        List.of("tshark", "-r", file + "", "-d", "udp.port==40000-40003,rtp"));
        command.addAll(List.of(arguments));
        Process tshark;
        try {
            tshark =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
        } catch (IOException absent) {
            throw new TestAbortedException("SKIPPED: no tshark here", absent);
        }
        List<String> lines =
                new String(tshark.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .toList();
        assertThat(tshark.waitFor()).isZero();
        return lines;
    }
}
