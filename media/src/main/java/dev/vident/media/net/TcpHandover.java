package dev.vident.media.net;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/// Hands connections that are not media on to another server, so that media and HTTPS can share a
/// port. That server is told first where a connection came from, by the PROXY protocol of version 1
/// (HAProxy, "The PROXY protocol", section 2.1). For the thread of the TCP port.
final class TcpHandover implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(TcpHandover.class.getName());

    private static final int CONNECT_MILLIS_MAX = 5_000;
    private static final int BUFFER_BYTES = 16 * 1024;

    private final InetSocketAddress target;
    private final LoopCounters counters;
    private final Semaphore free;
    private final Map<SocketChannel, byte[]> announced = new HashMap<>();
    private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;
    private volatile boolean unreachable;

    /// @param connections at a time
    TcpHandover(InetSocketAddress target, int connections, LoopCounters counters) {
        this.target = target;
        this.counters = counters;
        this.free = new Semaphore(connections);
    }

    /// Wants to take a connection over.
    ///
    /// @param browser on its way out of its selector
    /// @param first what it has sent already
    void announce(SocketChannel browser, byte[] first) {
        announced.put(browser, first);
    }

    boolean isAwaited() {
        return !announced.isEmpty();
    }

    /// Takes over what was announced; no selector may know it any more. What is too many is closed,
    /// and also what cannot be brought to the other server.
    void takeAnnounced() {
        for (Map.Entry<SocketChannel, byte[]> one : announced.entrySet()) {
            if (free.tryAcquire()) {
                Thread.ofVirtual().start(() -> carry(one.getKey(), one.getValue()));
            } else {
                counters.refusedConnections.increment();
                close(one.getKey());
            }
        }
        announced.clear();
    }

    private void carry(SocketChannel browser, byte[] first) {
        try (browser;
                SocketChannel server = SocketChannel.open()) {
            open.add(browser);
            open.add(server);
            if (closed) {
                return;
            }
            browser.configureBlocking(true);
            connect(server);
            write(server, origin(browser).getBytes(StandardCharsets.US_ASCII));
            write(server, first);
            Thread back = Thread.ofVirtual().start(() -> copy(server, browser));
            copy(browser, server);
            back.join();
        } catch (IOException _) {
            // Gone, or nobody answers at the other server; the browser sees its connection closed.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            open.removeIf(channel -> !channel.isOpen());
            free.release();
        }
    }

    /// Tells the log once when the other server has gone, not for each browser that asks for it.
    private void connect(SocketChannel server) throws IOException {
        try {
            server.socket().connect(target, CONNECT_MILLIS_MAX);
            unreachable = false;
        } catch (IOException e) {
            if (!unreachable && !closed) {
                unreachable = true;
                LOG.log(
                        System.Logger.Level.WARNING,
                        "The server that shares the TCP port cannot be connected to: "
                                + e.getMessage());
            }
            throw e;
        }
    }

    /// Until one direction ends; then the other side is told, and may still finish.
    private static void copy(SocketChannel from, SocketChannel to) {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
        try {
            while (from.read(buffer) >= 0) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    to.write(buffer);
                }
                buffer.clear();
            }
            to.shutdownOutput();
        } catch (IOException _) {
            closeBoth(from, to);
        }
    }

    /// Ends the other direction too, which may wait for bytes that will never come.
    private static void closeBoth(SocketChannel from, SocketChannel to) {
        close(from);
        close(to);
    }

    private static void write(SocketChannel to, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            to.write(buffer);
        }
    }

    private static String origin(SocketChannel browser) throws IOException {
        InetSocketAddress from = (InetSocketAddress) browser.getRemoteAddress();
        InetSocketAddress to = (InetSocketAddress) browser.getLocalAddress();
        boolean four = from.getAddress() instanceof Inet4Address;
        return "PROXY %s %s %s %d %d\r\n"
                .formatted(
                        four ? "TCP4" : "TCP6",
                        HostAddresses.literal(from.getAddress()),
                        HostAddresses.literal(to.getAddress()),
                        from.getPort(),
                        to.getPort());
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException _) {
            // On its way out anyway.
        }
    }

    /// Ends all connections that were taken over.
    @Override
    public void close() {
        closed = true;
        announced.keySet().forEach(TcpHandover::close);
        open.forEach(TcpHandover::close);
    }
}
