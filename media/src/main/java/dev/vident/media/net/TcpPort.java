package dev.vident.media.net;

import dev.vident.media.ice.IceLite;
import dev.vident.media.ice.TransportAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// The TCP port all loops share (ICE-TCP, RFC 6544): one thread that moves bytes between the
/// connections and the loops. A connection belongs to the loop whose call its first frame, a
/// connectivity check, names.
final class TcpPort {
    private static final System.Logger LOG = System.getLogger(TcpPort.class.getName());

    private static final int READ_BYTES = 1 << 16;

    /// What waits in the kernel is late and cannot be taken back; enough for 3 Mbit/s over 300 ms.
    private static final int SEND_BUFFER_BYTES = 1 << 17;

    private static final long SWEEP_MICROS = 1_000_000;

    /// As long as a peer without consent lasts (RFC 7675).
    private static final long SILENT_MICROS_MAX = 30_000_000;

    private final TcpSettings settings;
    private final int frameBytesMax;
    private final EngineClock clock;
    private final LoopCounters counters;
    private final Selector selector;
    private final ServerSocketChannel server;
    private final SelectionKey accepting;
    private final TcpConnectionTable connections;
    private final Queue<TcpConnection> attention = new ConcurrentLinkedQueue<>();
    private final ByteBuffer inbound = ByteBuffer.allocateDirect(READ_BYTES);
    private final @Nullable TcpHandover others;
    private List<TcpLink> links = List.of();
    private long nextSweepMicros;
    private @Nullable Thread thread;
    private volatile boolean closing;

    private TcpPort(
            MediaSettings media,
            TcpSettings settings,
            EngineClock clock,
            LoopCounters counters,
            ServerSocketChannel server,
            Selector selector)
            throws IOException {
        this.settings = settings;
        this.frameBytesMax = media.limits().datagramBytes();
        this.clock = clock;
        this.counters = counters;
        this.server = server;
        this.selector = selector;
        this.connections = new TcpConnectionTable(settings, counters);
        InetSocketAddress othersTo = settings.othersTo();
        this.others =
                othersTo == null
                        ? null
                        : new TcpHandover(othersTo, settings.connections(), counters);
        server.configureBlocking(false);
        server.bind(new InetSocketAddress(media.bindAddress(), settings.port()));
        this.accepting = server.register(selector, SelectionKey.OP_ACCEPT);
    }

    /// Binds the port; connections wait until it is started.
    static TcpPort open(
            MediaSettings media, TcpSettings settings, EngineClock clock, LoopCounters counters)
            throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open();
        Selector selector = Selector.open();
        try {
            return new TcpPort(media, settings, clock, counters, server, selector);
        } catch (IOException | RuntimeException e) {
            selector.close();
            server.close();
            throw e;
        }
    }

    int number() throws IOException {
        return ((InetSocketAddress) server.getLocalAddress()).getPort();
    }

    /// The connections there are, by their far ends. For any thread.
    Map<TransportAddress, TcpConnection> connections() {
        return connections.byRemote();
    }

    /// Starts to serve these loops.
    void start(List<TcpLink> loops) {
        links = List.copyOf(loops);
        thread = Thread.ofPlatform().name("media-tcp").daemon().start(this::run);
    }

    /// Writes what is queued, as far as the system takes it at once, and ends all connections.
    void stop() throws InterruptedException {
        closing = true;
        Thread running = thread;
        if (running == null) {
            closeAll();
        } else {
            selector.wakeup();
            running.join();
        }
    }

    private void run() {
        try {
            while (!closing) {
                turn();
            }
            attend();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.ERROR, "The TCP port for media failed", e);
        } finally {
            closeAll();
        }
    }

    private void turn() throws IOException {
        selector.select(SWEEP_MICROS / 1_000);
        for (SelectionKey key : selector.selectedKeys()) {
            if (key.attachment() instanceof TcpConnection connection) {
                guarded(connection, () -> move(connection, key));
            } else {
                accept();
            }
        }
        selector.selectedKeys().clear();
        if (others != null && others.isAwaited()) {
            selector.selectNow(); // until then the selector holds on to them
            others.takeAnnounced();
        }
        attend();
        long nowMicros = clock.micros();
        if (nowMicros >= nextSweepMicros) {
            nextSweepMicros = nowMicros + SWEEP_MICROS;
            sweep(nowMicros);
        }
    }

    @FunctionalInterface
    private interface Transfer {
        void run() throws IOException;
    }

    /// A connection that fails is over; that is all.
    private void guarded(TcpConnection connection, Transfer transfer) {
        try {
            transfer.run();
        } catch (IOException _) {
            connections.end(connection);
        } catch (RuntimeException bug) {
            counters.failures.increment();
            LOG.log(System.Logger.Level.ERROR, "A bug ended one media connection", bug);
            connections.end(connection);
        }
    }

    private void attend() {
        for (TcpConnection connection = attention.poll();
                connection != null;
                connection = attention.poll()) {
            TcpConnection called = connection;
            called.attend();
            if (connections.has(called)) {
                guarded(called, called::write);
                if (called.isUnwanted()) {
                    connections.end(called);
                }
            }
        }
    }

    private void callAttention(TcpConnection connection) {
        attention.add(connection);
        selector.wakeup();
    }

    private void accept() {
        try {
            for (SocketChannel channel = server.accept();
                    channel != null;
                    channel = server.accept()) {
                admit(channel);
            }
        } catch (IOException e) {
            // Out of file descriptors, most likely: to try again at once would not help.
            accepting.interestOps(0);
            counters.refusedConnections.increment();
        }
    }

    private void admit(SocketChannel channel) throws IOException {
        try {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER_BYTES);
            TcpConnection connection =
                    new TcpConnection(
                            channel,
                            channel.register(selector, SelectionKey.OP_READ),
                            frameBytesMax,
                            clock.micros(),
                            this::callAttention);
            if (connections.add(connection)) {
                channel.keyFor(selector).attach(connection);
                return;
            }
        } catch (IOException _) {
            // Gone already.
        }
        counters.refusedConnections.increment();
        channel.close();
    }

    private void move(TcpConnection connection, SelectionKey key) throws IOException {
        if (key.isValid() && key.isWritable()) {
            connection.write();
        }
        if (key.isValid() && key.isReadable()) {
            read(connection);
        }
    }

    private void read(TcpConnection connection) throws IOException {
        inbound.clear();
        if (connection.read(inbound) < 0) {
            connections.end(connection);
            return;
        }
        inbound.flip();
        if (others != null && connection.begins() && isForOthers(inbound)) {
            leave(connection, others);
            return;
        }
        for (byte[] frame = connection.nextFrame(inbound);
                frame != null;
                frame = connection.nextFrame(inbound)) {
            if (!hand(connection, frame)) {
                connections.refuse(connection);
                return;
            }
        }
        if (connection.isOversized()) {
            counters.oversized.increment();
            connections.refuse(connection);
        }
    }

    /// Media begins with the length of a frame, which is far below what TLS or HTTP begin with.
    private boolean isForOthers(ByteBuffer bytes) {
        return bytes.hasRemaining()
                && (bytes.get(bytes.position()) & 0xFF) > frameBytesMax >> Byte.SIZE;
    }

    private void leave(TcpConnection connection, TcpHandover receiver) {
        byte[] first = new byte[inbound.remaining()];
        inbound.get(first);
        connections.remove(connection);
        receiver.announce(connection.surrender(), first);
    }

    /// @return whether the connection may go on
    private boolean hand(TcpConnection connection, byte[] frame) {
        TcpLink link = connection.link();
        if (link == null) {
            link = linkOf(frame);
            if (link == null) {
                counters.strange.increment();
                return false;
            }
            connection.assign(link);
        }
        connection.heard(clock.micros());
        if (frame.length > 0) {
            link.offer(new TcpFrame(connection, frame));
        }
        return true;
    }

    /// The loop whose call a connectivity check is for, or null.
    private @Nullable TcpLink linkOf(byte[] frame) {
        String ufrag = IceLite.localUfrag(frame, 0, frame.length);
        if (ufrag != null) {
            for (TcpLink link : links) {
                if (link.knows(ufrag)) {
                    return link;
                }
            }
        }
        return null;
    }

    private void sweep(long nowMicros) {
        long checkMicrosMax = settings.checkMax().toNanos() / 1_000;
        for (TcpConnection connection : connections.all()) {
            if (!connection.isAuthentic()
                    && nowMicros - connection.acceptedMicros() >= checkMicrosMax) {
                connections.refuse(connection);
            } else if (nowMicros - connection.heardMicros() >= SILENT_MICROS_MAX) {
                connections.end(connection);
            }
        }
        if (accepting.isValid()) {
            accepting.interestOps(SelectionKey.OP_ACCEPT);
        }
    }

    private void closeAll() {
        connections.all().forEach(connections::end);
        if (others != null) {
            others.close();
        }
        try {
            server.close();
            selector.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "The TCP port for media did not close", e);
        }
    }
}
