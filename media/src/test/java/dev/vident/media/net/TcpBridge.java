package dev.vident.media.net;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/// Carries what a synthetic peer sends over UDP to the server over TCP, and back, as a browser
/// whose network lets no UDP through would send it. Frames are written in pieces.
final class TcpBridge implements AutoCloseable {
    private static final int DATAGRAM_BYTES = 2048;

    private final DatagramSocket udp;
    private final Socket tcp;
    private final Random random = new Random(7);
    private final CompletableFuture<SocketAddress> peer = new CompletableFuture<>();

    private TcpBridge(int serverPort) throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        udp = new DatagramSocket(new InetSocketAddress(loopback, 0));
        tcp = new Socket(loopback, serverPort);
        tcp.setTcpNoDelay(true);
    }

    static TcpBridge to(int serverPort) throws IOException {
        TcpBridge bridge = new TcpBridge(serverPort);
        Thread.ofVirtual().start(bridge::carryUp);
        Thread.ofVirtual().start(bridge::carryDown);
        return bridge;
    }

    /// The server's offer, with the bridge as its only candidate.
    String bend(String offer) {
        String candidate = "a=candidate:1 1 udp 1 127.0.0.1 " + udp.getLocalPort() + " typ host";
        return offer.replaceAll("a=candidate:.*\r\n", "")
                .replace("a=end-of-candidates", candidate + "\r\na=end-of-candidates");
    }

    private void carryUp() {
        DatagramPacket packet = new DatagramPacket(new byte[DATAGRAM_BYTES], DATAGRAM_BYTES);
        try {
            OutputStream out = tcp.getOutputStream();
            while (true) {
                packet.setLength(DATAGRAM_BYTES);
                udp.receive(packet);
                peer.complete(packet.getSocketAddress());
                byte[] frame = TcpFrames.frame(Arrays.copyOf(packet.getData(), packet.getLength()));
                int cut = random.nextInt(frame.length);
                out.write(frame, 0, cut);
                out.write(frame, cut, frame.length - cut);
            }
        } catch (SocketException _) {
            // Closed.
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void carryDown() {
        try (DataInputStream in = new DataInputStream(tcp.getInputStream())) {
            while (true) {
                byte[] datagram = in.readNBytes(in.readUnsignedShort());
                udp.send(new DatagramPacket(datagram, datagram.length, peer.join()));
            }
        } catch (SocketException | EOFException _) {
            // Closed.
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() throws IOException {
        tcp.close();
        udp.close();
    }
}
