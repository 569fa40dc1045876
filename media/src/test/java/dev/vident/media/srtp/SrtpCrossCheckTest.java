package dev.vident.media.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Ours against an implementation by others.
class SrtpCrossCheckTest {
    private static final int SSRC = 0xCAFEBABE;
    private static final int PACKETS = 3_000;

    @ParameterizedTest
    @EnumSource
    void both_encrypt_the_same_packets_to_the_same_bytes_through_several_wraps(SrtpProfile profile)
            throws GeneralSecurityException {
        Random random = new Random(1);
        MasterKey master = master(profile, random);
        SrtpSender ours = new SrtpSender(profile, master);
        ForeignSrtp theirs = new ForeignSrtp(profile, master, true, SSRC);

        for (int i = 0; i < PACKETS; i++) {
            byte[] plain = rtp(65_000 + 47 * i, random);
            assertThat(protectedByUs(ours, plain))
                    .as("packet %d", i)
                    .isEqualTo(theirs.protectRtp(plain));
        }
    }

    @ParameterizedTest
    @EnumSource
    void they_read_what_we_send(SrtpProfile profile) throws GeneralSecurityException {
        Random random = new Random(2);
        MasterKey master = master(profile, random);
        SrtpSender ours = new SrtpSender(profile, master);
        ForeignSrtp theirs = new ForeignSrtp(profile, master, false, SSRC);

        for (int i = 0; i < PACKETS; i++) {
            byte[] plain = rtp(outOfOrder(i), random);
            assertThat(theirs.unprotectRtp(protectedByUs(ours, plain)))
                    .as("packet %d", i)
                    .isEqualTo(plain);
        }
    }

    @ParameterizedTest
    @EnumSource
    void we_read_what_they_send(SrtpProfile profile) throws GeneralSecurityException {
        Random random = new Random(3);
        MasterKey master = master(profile, random);
        ForeignSrtp theirs = new ForeignSrtp(profile, master, true, SSRC);
        SrtpReceiver ours = new SrtpReceiver(profile, master);

        for (int i = 0; i < PACKETS; i++) {
            byte[] plain = rtp(outOfOrder(i), random);
            byte[] sealed = theirs.protectRtp(plain);
            int length = ours.unprotectRtp(sealed, 0, sealed.length);
            assertThat(length).as("packet %d", i).isEqualTo(plain.length);
            assertThat(Arrays.copyOf(sealed, length)).isEqualTo(plain);
        }
        assertThat(ours.statistics()).isEqualTo(new SrtpStatistics(0, 0, 0));
    }

    @ParameterizedTest
    @EnumSource
    void reports_are_read_both_ways(SrtpProfile profile) throws GeneralSecurityException {
        Random random = new Random(4);
        MasterKey master = master(profile, random);
        SrtpSender ourSender = new SrtpSender(profile, master);
        SrtpReceiver ourReceiver = new SrtpReceiver(profile, master);
        ForeignSrtp theirSender = new ForeignSrtp(profile, master, true, SSRC);
        ForeignSrtp theirReceiver = new ForeignSrtp(profile, master, false, SSRC);

        for (int i = 0; i < PACKETS; i++) {
            byte[] plain = rtcp(random);
            byte[] buffer = Arrays.copyOf(plain, plain.length + SrtpSender.OVERHEAD_BYTES_MAX);
            int length = ourSender.protectRtcp(buffer, 0, plain.length);
            assertThat(theirReceiver.unprotectRtcp(Arrays.copyOf(buffer, length)))
                    .as("our report %d", i)
                    .isEqualTo(plain);
            byte[] sealed = theirSender.protectRtcp(plain);
            int opened = ourReceiver.unprotectRtcp(sealed, 0, sealed.length);
            assertThat(opened).as("their report %d", i).isEqualTo(plain.length);
            assertThat(Arrays.copyOf(sealed, opened)).isEqualTo(plain);
        }
    }

    /// Neighbours change places, across the wraps too.
    private static int outOfOrder(int i) {
        return 65_000 + 47 * (i ^ 1);
    }

    private static byte[] protectedByUs(SrtpSender ours, byte[] plain) {
        byte[] buffer = Arrays.copyOf(plain, plain.length + SrtpSender.OVERHEAD_BYTES_MAX);
        int length = ours.protectRtp(buffer, 0, plain.length);
        assertThat(length).isPositive();
        return Arrays.copyOf(buffer, length);
    }

    private static MasterKey master(SrtpProfile profile, Random random) {
        byte[] key = new byte[SrtpProfile.MASTER_KEY_BYTES];
        byte[] salt = new byte[profile.saltBytes()];
        random.nextBytes(key);
        random.nextBytes(salt);
        return new MasterKey(key, salt);
    }

    /// With up to two contributing sources and, in half of the packets, a header extension.
    private static byte[] rtp(int sequence, Random random) {
        int contributors = random.nextInt(3);
        boolean extended = random.nextBoolean();
        byte[] payload = new byte[random.nextInt(1_100)];
        random.nextBytes(payload);
        ByteBuffer packet =
                ByteBuffer.allocate(12 + 4 * contributors + (extended ? 8 : 0) + payload.length);
        packet.put((byte) (0x80 | (extended ? 0x10 : 0) | contributors)).put((byte) 96);
        packet.putShort((short) sequence).putInt(random.nextInt()).putInt(SSRC);
        for (int i = 0; i < contributors; i++) {
            packet.putInt(random.nextInt());
        }
        if (extended) {
            packet.putShort((short) 0xBEDE).putShort((short) 1).putInt(0x31123400);
        }
        return packet.put(payload).array();
    }

    private static byte[] rtcp(Random random) {
        int words = 1 + random.nextInt(40);
        byte[] body = new byte[4 * words - 4];
        random.nextBytes(body);
        return ByteBuffer.allocate(4 + 4 * words)
                .put((byte) 0x80)
                .put((byte) 200)
                .putShort((short) words)
                .putInt(SSRC)
                .put(body)
                .array();
    }
}
