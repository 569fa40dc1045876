package dev.vident.bench;

import dev.vident.media.dtls.DtlsIdentity;
import dev.vident.media.dtls.DtlsPace;
import dev.vident.media.sdp.IceCandidate;
import dev.vident.media.srtp.SrtpProfile;
import dev.vident.media.synthetic.Clip;
import dev.vident.media.synthetic.PlayerNumbers;
import dev.vident.media.synthetic.SyntheticPeer;
import dev.vident.media.synthetic.SyntheticSettings;
import dev.vident.media.synthetic.SyntheticState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// One participant: a WebRTC client with a socket of its own. Confined to the thread of its
/// [MediaClients], except for the constructor and [#connected()].
final class MediaClient {

    // One clock for all clients of the process; when it was started is of no matter.
    @SuppressWarnings("TimeInStaticInitializer")
    private static final long EPOCH_MICROS =
            ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());

    private static final long START_NANOS = System.nanoTime();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int DATAGRAM_BYTES_MAX = 2048;

    private final DatagramChannel channel = DatagramChannel.open();
    private final ByteBuffer inbound = ByteBuffer.allocate(DATAGRAM_BYTES_MAX);
    private final ByteBuffer outbound = ByteBuffer.allocateDirect(DATAGRAM_BYTES_MAX);
    private final CompletableFuture<Void> connected = new CompletableFuture<>();
    private final SyntheticPeer peer;

    MediaClient(Clip clip, DtlsIdentity identity, MediaClients clients) throws IOException {
        channel.configureBlocking(false);
        peer =
                new SyntheticPeer(
                        new SyntheticSettings(
                                clip,
                                List.of(SrtpProfile.values()),
                                PlayerNumbers.generate(RANDOM)),
                        identity,
                        RANDOM,
                        RANDOM,
                        DtlsPace.FREE,
                        () -> clients.call(this));
    }

    /// Microseconds since the Unix epoch that never step back.
    static long nowMicros() {
        return EPOCH_MICROS + (System.nanoTime() - START_NANOS) / 1000;
    }

    SyntheticPeer peer() {
        return peer;
    }

    void register(Selector selector) {
        try {
            channel.register(selector, SelectionKey.OP_READ, this);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Takes the offer.
    ///
    /// @return the answer for the server
    String answer(String offer) {
        String answer = peer.answer(offer).orElseThrow();
        IceCandidate server = peer.candidates().getFirst();
        try {
            channel.connect(
                    new InetSocketAddress(InetAddress.ofLiteral(server.address()), server.port()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return answer;
    }

    /// Completes when media flows, or fails with the handshake.
    CompletableFuture<Void> connected() {
        return connected;
    }

    long wakeUpMicros() {
        return peer.wakeUpMicros();
    }

    void receive() throws IOException {
        inbound.clear();
        while (channel.read(inbound) > 0) {
            peer.handle(inbound.array(), 0, inbound.position(), nowMicros());
            inbound.clear();
        }
        send();
    }

    void passTime() throws IOException {
        peer.handleTimeout(nowMicros());
        send();
    }

    void close() {
        peer.close(nowMicros());
    }

    private void send() throws IOException {
        for (byte[] datagram = peer.poll(); datagram != null; datagram = peer.poll()) {
            outbound.clear().put(datagram).flip();
            channel.write(outbound);
        }
        if (!connected.isDone()) {
            if (peer.state() == SyntheticState.CONNECTED) {
                connected.complete(null);
            } else if (peer.state() == SyntheticState.FAILED) {
                connected.completeExceptionally(new IOException("the handshake failed"));
            }
        }
    }
}
