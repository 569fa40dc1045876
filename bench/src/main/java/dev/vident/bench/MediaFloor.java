package dev.vident.bench;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// What no media server on a Java platform can do without: each packet once received from the
/// kernel, opened and sealed with AES-128-GCM, and once sent. A tight loop over one pair of
/// connected sockets: nothing waits, nothing is looked up.
final class MediaFloor {

    private static final int TAG_BYTES = 16;
    private static final int NONCE_BYTES = 12;
    private static final int HEADER_BYTES = 28;
    private static final int BUFFER_BYTES = 2048;

    private final DatagramChannel out = DatagramChannel.open();
    private final DatagramChannel in = DatagramChannel.open();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final byte[] packet = new byte[BUFFER_BYTES];
    private final byte[] nonce = new byte[NONCE_BYTES];
    private final SecretKeySpec key = new SecretKeySpec(new byte[16], "AES");
    private final Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    private long packets;

    private MediaFloor() throws Exception {
        in.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        out.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        out.connect(in.getLocalAddress());
        in.connect(out.getLocalAddress());
    }

    /// Each line of the parent is a number of milliseconds to run for, each answer the number of
    /// packets.
    public static void main(String[] arguments) throws Exception {
        MediaFloor floor = new MediaFloor();
        ParentTalk.answerUntilParentEnds(
                line -> Long.toString(floor.run(Long.parseLong(line) * 1_000_000)));
        System.exit(0);
    }

    private long run(long nanos) throws Exception {
        int[] sizes = MediaTraffic.packetBytes();
        long before = packets;
        long end = System.nanoTime() + nanos;
        while (System.nanoTime() < end) {
            for (int size : sizes) {
                pass(size);
            }
        }
        return packets - before;
    }

    private void pass(int size) throws Exception {
        packets++;
        int length = crypt(Cipher.ENCRYPT_MODE, size);
        buffer.clear().put(packet, 0, length).flip();
        out.write(buffer);
        buffer.clear();
        in.read(buffer);
        buffer.flip().get(packet, 0, length);
        crypt(Cipher.DECRYPT_MODE, length);
    }

    private int crypt(int mode, int length) throws GeneralSecurityException {
        nonce[0] = (byte) packets;
        nonce[1] = (byte) (packets >>> 8);
        nonce[2] = (byte) (packets >>> 16);
        nonce[3] = (byte) (packets >>> 24);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * 8, nonce));
        cipher.updateAAD(packet, 0, HEADER_BYTES);
        return HEADER_BYTES
                + cipher.doFinal(packet, HEADER_BYTES, length - HEADER_BYTES, packet, HEADER_BYTES);
    }
}
