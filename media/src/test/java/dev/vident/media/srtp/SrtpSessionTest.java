package dev.vident.media.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A sender and a receiver that share a master key.
class SrtpSessionTest {
    private static final int SSRC = 0xCAFEBABE;

    @ParameterizedTest
    @EnumSource
    void packets_survive_loss_reordering_and_the_wrap_and_no_copy_is_accepted_twice(
            SrtpProfile profile) {
        for (long seed = 0; seed < 5; seed++) {
            Random random = new Random(seed);
            SrtpSender sender = new SrtpSender(profile, master(profile));
            SrtpReceiver receiver = new SrtpReceiver(profile, master(profile));
            Set<Integer> accepted = new HashSet<>();
            byte[][] inFlight = new byte[32][];
            // The stride makes two wraps of the sequence number cheap.
            for (int number = 30_000; number < 30_000 + 140_000; number += 1 + random.nextInt(8)) {
                byte[] packet = rtp(number, 1 + random.nextInt(40));
                byte[] wire = Arrays.copyOf(packet, packet.length + SrtpSender.OVERHEAD_BYTES_MAX);
                int length = sender.protectRtp(wire, 0, packet.length);
                assertThat(length).as("seed %d, packet %d", seed, number).isPositive();
                int slot = random.nextInt(inFlight.length);
                byte[] leaving = inFlight[slot];
                inFlight[slot] = Arrays.copyOf(wire, length);
                if (leaving != null && random.nextInt(10) != 0) {
                    deliver(receiver, leaving, accepted, seed);
                    if (random.nextInt(5) == 0) {
                        assertThat(receiver.unprotectRtp(leaving.clone(), 0, leaving.length))
                                .as("seed %d, a replay", seed)
                                .isEqualTo(SrtpReceiver.REFUSED);
                    }
                }
            }
            assertThat(receiver.statistics().forged()).as("seed %d", seed).isZero();
        }
    }

    private static void deliver(
            SrtpReceiver receiver, byte[] wire, Set<Integer> accepted, long seed) {
        byte[] copy = wire.clone();
        long replayedBefore = receiver.statistics().replayed();
        int length = receiver.unprotectRtp(copy, 0, copy.length);
        if (length == SrtpReceiver.REFUSED) {
            // Only a packet that fell out of the window may be refused, and that is what the
            // counter says.
            assertThat(receiver.statistics().replayed())
                    .as("seed %d", seed)
                    .isEqualTo(replayedBefore + 1);
            return;
        }
        int number = ByteBuffer.wrap(copy).getInt(12);
        assertThat(accepted.add(number)).as("seed %d, packet %d is new", seed, number).isTrue();
        assertThat(Arrays.copyOf(copy, length))
                .as("seed %d", seed)
                .isEqualTo(rtp(number, length - 16));
    }

    @ParameterizedTest
    @EnumSource
    void a_spent_index_is_refused_by_the_sender(SrtpProfile profile) {
        SrtpSender sender = new SrtpSender(profile, master(profile));
        byte[] buffer = Arrays.copyOf(rtp(100, 20), 100);

        assertThat(sender.protectRtp(buffer, 0, 36)).isPositive();
        byte[] again = Arrays.copyOf(rtp(100, 20), 100);
        assertThat(sender.protectRtp(again, 0, 36)).isEqualTo(SrtpSender.REFUSED);
        assertThat(again).as("untouched").isEqualTo(Arrays.copyOf(rtp(100, 20), 100));
    }

    @ParameterizedTest
    @EnumSource
    void an_index_too_old_to_know_is_refused_by_the_sender(SrtpProfile profile) {
        SrtpSender sender = new SrtpSender(profile, master(profile));
        assertThat(sender.protectRtp(Arrays.copyOf(rtp(5_000, 20), 100), 0, 36)).isPositive();

        assertThat(sender.protectRtp(Arrays.copyOf(rtp(5_000 - IndexWindow.SIZE, 20), 100), 0, 36))
                .isEqualTo(SrtpSender.REFUSED);
        assertThat(sender.protectRtp(Arrays.copyOf(rtp(5_001 - IndexWindow.SIZE, 20), 100), 0, 36))
                .isPositive();
    }

    @ParameterizedTest
    @EnumSource
    void a_changed_bit_is_noticed_and_the_genuine_packet_still_accepted(SrtpProfile profile) {
        SrtpSender sender = new SrtpSender(profile, master(profile));
        SrtpReceiver receiver = new SrtpReceiver(profile, master(profile));
        byte[] buffer = Arrays.copyOf(rtp(7, 20), 100);
        int length = sender.protectRtp(buffer, 0, 36);
        // Bits of version, CSRC count and extension flag change the shape, all others the tag.
        for (int bit = 0; bit < length * 8; bit++) {
            byte[] changed = Arrays.copyOf(buffer, length);
            changed[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThat(receiver.unprotectRtp(changed, 0, length))
                    .as("bit %d", bit)
                    .isEqualTo(SrtpReceiver.REFUSED);
        }
        assertThat(receiver.unprotectRtp(buffer, 0, length)).isEqualTo(36);
    }

    @ParameterizedTest
    @EnumSource
    void control_packets_are_protected_once_each(SrtpProfile profile) {
        SrtpSender sender = new SrtpSender(profile, master(profile));
        SrtpReceiver receiver = new SrtpReceiver(profile, master(profile));
        for (int i = 0; i < 300; i++) {
            byte[] plain = rtcp(i);
            byte[] buffer = Arrays.copyOf(plain, 64);
            int length = sender.protectRtcp(buffer, 0, plain.length);
            byte[] copy = buffer.clone();
            byte[] forged = buffer.clone();
            forged[9] ^= 1;

            assertThat(receiver.unprotectRtcp(forged, 0, length)).isEqualTo(SrtpReceiver.REFUSED);
            assertThat(receiver.unprotectRtcp(buffer, 0, length)).isEqualTo(plain.length);
            assertThat(Arrays.copyOf(buffer, plain.length)).isEqualTo(plain);
            assertThat(receiver.unprotectRtcp(copy, 0, length))
                    .as("a replay")
                    .isEqualTo(SrtpReceiver.REFUSED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void noise_is_refused_and_makes_no_state(SrtpProfile profile) {
        SrtpReceiver receiver = new SrtpReceiver(profile, master(profile));
        for (long seed = 0; seed < 5_000; seed++) {
            Random random = new Random(seed);
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            if (noise.length > 0) {
                noise[0] = (byte) (0x80 | noise[0]);
            }
            assertThat(receiver.unprotectRtp(noise.clone(), 0, noise.length))
                    .as("seed %d", seed)
                    .isNegative();
            assertThat(receiver.unprotectRtcp(noise.clone(), 0, noise.length))
                    .as("seed %d", seed)
                    .isNegative();
        }
        assertThat(receiver.statistics().replayed()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void a_buffer_without_room_for_the_tag_is_refused(SrtpProfile profile) {
        byte[] packet = rtp(7, 20);

        assertThat(new SrtpSender(profile, master(profile)).protectRtp(packet, 0, packet.length))
                .isEqualTo(SrtpSender.REFUSED);
        assertThat(packet).isEqualTo(rtp(7, 20));
    }

    private static byte[] rtp(int number, int fill) {
        byte[] packet = new byte[16 + fill];
        ByteBuffer.wrap(packet)
                .putShort((short) 0x8060)
                .putShort((short) number)
                .putInt(number * 3_000)
                .putInt(SSRC)
                .putInt(number);
        Arrays.fill(packet, 16, packet.length, (byte) number);
        return packet;
    }

    private static byte[] rtcp(int number) {
        return ByteBuffer.allocate(16).putInt(0x80C90003).putInt(SSRC).putLong(number).array();
    }

    private static MasterKey master(SrtpProfile profile) {
        byte[] material = new byte[profile.keyingMaterialBytes()];
        new Random(7).nextBytes(material);
        return MasterKey.ofClient(profile, material);
    }
}
