package dev.vident.media.synthetic;

import dev.vident.media.dtls.DtlsIdentity;
import dev.vident.media.dtls.DtlsPace;
import dev.vident.media.sdp.IceCandidate;
import dev.vident.media.srtp.SrtpProfile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// Runs a [SyntheticPeer] on a UDP socket and a thread of its own. Thread-safe.
///
/// Until the server has answered from one of its candidates, everything is sent to all of them.
public final class SyntheticPeerDriver implements AutoCloseable {
    private static final int DATAGRAM_BYTES_MAX = 2048;
    private static final int CANDIDATES_MAX = 8;
    private static final long FAREWELL_MICROS = 200_000;
    private static final Duration CLOSE_MAX = Duration.ofSeconds(2);

    private final Selector selector;
    private final DatagramChannel channel;
    private final SyntheticPeer peer;
    private final Queue<Runnable> commands = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<Void> connected = new CompletableFuture<>();
    private final CompletableFuture<Duration> firstFrame = new CompletableFuture<>();
    private final Thread thread;
    private final long epochMicros;
    private final long startNanos = System.nanoTime();
    private volatile SyntheticStatistics statistics = SyntheticStatistics.NONE;
    private volatile SyntheticState state = SyntheticState.NEW;

    // Confined to the thread.
    private final ByteBuffer inbound = ByteBuffer.allocate(DATAGRAM_BYTES_MAX);
    private final List<InetSocketAddress> destinations = new ArrayList<>();
    private long offeredMicros;
    private long endMicros = Long.MAX_VALUE;

    private SyntheticPeerDriver(Clip clip, List<SrtpProfile> profiles) throws IOException {
        Instant now = Instant.now();
        SecureRandom random = new SecureRandom();
        epochMicros = ChronoUnit.MICROS.between(Instant.EPOCH, now);
        selector = Selector.open();
        channel = DatagramChannel.open();
        channel.bind(null);
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ);
        peer =
                new SyntheticPeer(
                        new SyntheticSettings(clip, profiles, PlayerNumbers.generate(random)),
                        DtlsIdentity.generate(random, now),
                        random,
                        random,
                        DtlsPace.FREE,
                        selector::wakeup);
        thread = Thread.ofPlatform().name("synthetic-peer").daemon().unstarted(this::run);
    }

    /// Opens a socket on a free port and starts the thread.
    ///
    /// @throws IOException when there is no socket to be had
    public static SyntheticPeerDriver open(Clip clip) throws IOException {
        return open(clip, List.of(SrtpProfile.values()));
    }

    /// Opens a socket on a free port and starts the thread.
    ///
    /// @param profiles SRTP protection profiles to offer, preferred first
    /// @throws IOException when there is no socket to be had
    public static SyntheticPeerDriver open(Clip clip, List<SrtpProfile> profiles)
            throws IOException {
        SyntheticPeerDriver driver = new SyntheticPeerDriver(clip, profiles);
        driver.thread.start();
        return driver;
    }

    /// Takes the server's offer, the first one or one that restarts ICE, and completes with the
    /// answer; empty when it is not an offer of our server's. Not to be called after [#close()].
    public CompletableFuture<Optional<String>> answer(String offer) {
        CompletableFuture<Optional<String>> result = new CompletableFuture<>();
        commands.add(() -> result.complete(accept(offer)));
        selector.wakeup();
        return result;
    }

    /// Completes when media flows; fails when the handshake does or the session ends before.
    public CompletableFuture<Void> connected() {
        return connected.copy();
    }

    /// Completes with the time from the offer to the first whole picture of the other side; fails
    /// when the session ends before.
    public CompletableFuture<Duration> firstFrame() {
        return firstFrame.copy();
    }

    /// What has been sent and received so far; after [#close()], in all.
    public SyntheticStatistics statistics() {
        return statistics;
    }

    public SyntheticState state() {
        return state;
    }

    /// Says goodbye, stops the thread, closes the socket and waits for that.
    @Override
    public void close() {
        commands.add(() -> {
            peer.close(nowMicros());
            endMicros = Math.min(endMicros, nowMicros() + FAREWELL_MICROS);
        });
        selector.wakeup();
        try {
            thread.join(CLOSE_MAX);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (selector;
                channel) {
            while (nowMicros() < endMicros) {
                turn();
            }
            end(new IllegalStateException("the session has ended"));
        } catch (IOException e) {
            end(e);
        }
    }

    private void turn() throws IOException {
        for (Runnable command = commands.poll(); command != null; command = commands.poll()) {
            command.run();
        }
        receiveAll();
        peer.handleTimeout(nowMicros());
        sendAll();
        publish();
        long waitMicros = Math.min(peer.wakeUpMicros(), endMicros) - nowMicros();
        if (waitMicros > 0 && commands.isEmpty()) {
            selector.select(Math.clamp((waitMicros + 999) / 1000, 1, 1000));
            selector.selectedKeys().clear();
        }
    }

    private void receiveAll() throws IOException {
        inbound.clear();
        for (InetSocketAddress source = receive(); source != null; source = receive()) {
            if (destinations.size() > 1 && destinations.contains(source)) {
                destinations.retainAll(List.of(source));
            }
            peer.handle(inbound.array(), 0, inbound.position(), nowMicros());
            sendAll();
            inbound.clear();
        }
    }

    private @Nullable InetSocketAddress receive() throws IOException {
        return (InetSocketAddress) channel.receive(inbound);
    }

    private void sendAll() {
        for (byte[] datagram = peer.poll(); datagram != null; datagram = peer.poll()) {
            for (InetSocketAddress destination : destinations) {
                send(datagram, destination);
            }
        }
    }

    private void send(byte[] datagram, InetSocketAddress destination) {
        try {
            channel.send(ByteBuffer.wrap(datagram), destination);
        } catch (IOException _) {
            // A candidate without a route: to the peer this is a lost packet.
        }
    }

    private void publish() {
        statistics = peer.statistics();
        state = peer.state();
        switch (state) {
            case NEW, CHECKING, HANDSHAKING -> {}
            case CONNECTED -> connected.complete(null);
            case FAILED -> end(new IllegalStateException("the handshake failed"));
            case CLOSED -> end(new IllegalStateException("the session was closed"));
        }
        if (statistics.firstFrameMicros() >= 0) {
            firstFrame.complete(
                    Duration.of(statistics.firstFrameMicros() - offeredMicros, ChronoUnit.MICROS));
        }
    }

    private void end(Exception reason) {
        connected.completeExceptionally(reason);
        firstFrame.completeExceptionally(reason);
    }

    private Optional<String> accept(String offer) {
        if (offeredMicros == 0) {
            offeredMicros = nowMicros();
        }
        Optional<String> answer = peer.answer(offer);
        destinations.clear();
        peer.candidates().stream().limit(CANDIDATES_MAX).forEach(this::addDestination);
        return answer;
    }

    private void addDestination(IceCandidate candidate) {
        try {
            destinations.add(
                    new InetSocketAddress(
                            InetAddress.ofLiteral(candidate.address()), candidate.port()));
        } catch (IllegalArgumentException _) {
            // A name instead of an address: there are other candidates.
        }
    }

    private long nowMicros() {
        return epochMicros + (System.nanoTime() - startNanos) / 1000;
    }
}
