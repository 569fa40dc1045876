package dev.vident.media.srtp;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import org.jitsi.srtp.SrtcpCryptoContext;
import org.jitsi.srtp.SrtpContextFactory;
import org.jitsi.srtp.SrtpCryptoContext;
import org.jitsi.srtp.SrtpErrorStatus;
import org.jitsi.srtp.SrtpPolicy;
import org.jitsi.srtp.crypto.Aes;
import org.jitsi.utils.ByteArrayBuffer;
import org.jitsi.utils.logging2.LoggerImpl;

/// One direction of one source in Jitsi's implementation of SRTP.
final class ForeignSrtp {
    static {
        // Another AES than the JDK's, which ours uses.
        Aes.setFactoryClassName("org.jitsi.srtp.crypto.Aes$BouncyCastleCipherFactory");
    }

    private final SrtpCryptoContext rtp;
    private final SrtcpCryptoContext rtcp;

    ForeignSrtp(SrtpProfile profile, MasterKey master, boolean sender, int ssrc)
            throws GeneralSecurityException {
        SrtpContextFactory factory =
                new SrtpContextFactory(
                        sender,
                        master.key().clone(),
                        master.salt().clone(),
                        policy(profile),
                        policy(profile),
                        new LoggerImpl("foreign"));
        rtp = factory.deriveContext(ssrc, 0);
        rtcp = factory.deriveControlContext(ssrc);
    }

    byte[] protectRtp(byte[] packet) throws GeneralSecurityException {
        Packet copy = new Packet(packet);
        return checked(rtp.transformPacket(copy), copy);
    }

    byte[] unprotectRtp(byte[] packet) throws GeneralSecurityException {
        Packet copy = new Packet(packet);
        return checked(rtp.reverseTransformPacket(copy, false), copy);
    }

    byte[] protectRtcp(byte[] packet) throws GeneralSecurityException {
        Packet copy = new Packet(packet);
        return checked(rtcp.transformPacket(copy), copy);
    }

    byte[] unprotectRtcp(byte[] packet) throws GeneralSecurityException {
        Packet copy = new Packet(packet);
        return checked(rtcp.reverseTransformPacket(copy), copy);
    }

    private static byte[] checked(SrtpErrorStatus status, Packet packet) {
        if (status != SrtpErrorStatus.OK) {
            throw new AssertionError("the other implementation says " + status);
        }
        return packet.bytes();
    }

    private static SrtpPolicy policy(SrtpProfile profile) {
        return switch (profile) {
            case AES_CM_128_HMAC_SHA1_80 ->
                    new SrtpPolicy(
                            SrtpPolicy.AESCM_ENCRYPTION,
                            16,
                            SrtpPolicy.HMACSHA1_AUTHENTICATION,
                            20,
                            10,
                            14);
            case AEAD_AES_128_GCM ->
                    new SrtpPolicy(
                            SrtpPolicy.AESGCM_ENCRYPTION,
                            16,
                            SrtpPolicy.NULL_AUTHENTICATION,
                            0,
                            16,
                            12);
        };
    }

    private static final class Packet implements ByteArrayBuffer {
        /// Bouncy Castle wants more room than it uses.
        private static final int SPARE_BYTES = 64;

        private byte[] buffer;
        private int length;

        Packet(byte[] packet) {
            buffer = Arrays.copyOf(packet, packet.length + SPARE_BYTES);
            length = packet.length;
        }

        byte[] bytes() {
            return Arrays.copyOf(buffer, length);
        }

        @Override
        public byte[] getBuffer() {
            return buffer;
        }

        @Override
        public int getOffset() {
            return 0;
        }

        @Override
        public int getLength() {
            return length;
        }

        @Override
        public void setLength(int length) {
            this.length = length;
        }

        @Override
        public void setOffset(int offset) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isInvalid() {
            return false;
        }

        @Override
        public void readRegionToBuff(int offset, int count, byte[] target) {
            System.arraycopy(buffer, offset, target, 0, count);
        }

        @Override
        public void grow(int howMuch) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length, length + howMuch));
        }

        @Override
        public void append(byte[] data, int count) {
            grow(count);
            System.arraycopy(data, 0, buffer, length, count);
            length += count;
        }

        @Override
        public void shrink(int count) {
            length -= count;
        }
    }
}
