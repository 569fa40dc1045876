package dev.vident.e2e;

import com.microsoft.playwright.Page;
import dev.vident.media.synthetic.LinkConditions;
import dev.vident.media.synthetic.LinkEmulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/// The way between one browser and the server's media port, with an emulated link in each
/// direction: a relay of datagrams on this machine. The server sees each of the browser's sockets
/// as one of the relay's, as behind a NAT.
///
/// Thread-safe; the datagrams pass on a thread of their own.
final class MediaPath implements AutoCloseable {
    private static final int DATAGRAM_MAX = 2048;
    private static final int BUFFER_BYTES = 1 << 20;

    /// Sends a page's media by the relay whose port `window.mediaPathPort` names at that time, and
    /// tells which it was.
    private static final String BY_RELAY =
            """
            window.mediaPathPort = %d;
            const setRemoteDescription = RTCPeerConnection.prototype.setRemoteDescription;
            RTCPeerConnection.prototype.setRemoteDescription = function ({ type, sdp }) {
              window.mediaPathUsed = window.mediaPathPort;
              const relayed = sdp.replace(/ \\d+ typ host/g, ` ${window.mediaPathPort} typ host`);
              return setRemoteDescription.call(this, { type, sdp: relayed });
            };
            """;

    /// One socket of the browser and the relay's counterpart towards the server.
    private final class Flow {
        private final SocketAddress browser;
        private final DatagramChannel upstream;
        private final LinkEmulator up;
        private final LinkEmulator down;

        Flow(SocketAddress browser) throws IOException {
            this.browser = browser;
            this.upstream = channel();
            upstream.connect(server);
            upstream.register(selector, SelectionKey.OP_READ, this);
            this.up = new LinkEmulator(conditions, random);
            this.down = new LinkEmulator(conditions, random);
        }
    }

    private final SocketAddress server;
    private final SplittableRandom random;
    private final Selector selector;
    private final DatagramChannel front;
    private final Map<SocketAddress, Flow> flows = new HashMap<>();
    private final ByteBuffer buffer = ByteBuffer.allocate(DATAGRAM_MAX);
    private LinkConditions conditions = LinkConditions.PERFECT;

    private MediaPath(int mediaPort, long seed) throws IOException {
        this.server = new InetSocketAddress(InetAddress.getLoopbackAddress(), mediaPort);
        this.random = new SplittableRandom(seed);
        this.selector = Selector.open();
        this.front = channel();
        front.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        front.register(selector, SelectionKey.OP_READ);
    }

    /// A path that loses nothing yet.
    ///
    /// @param mediaPort the server's
    static MediaPath open(int mediaPort, long seed) {
        try {
            MediaPath path = new MediaPath(mediaPort, seed);
            Thread.ofPlatform().daemon().name("media path").start(path::run);
            return path;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Leads a page's media by here from its first session on. To be called before the page is
    /// opened, once.
    void lead(Page page) {
        page.addInitScript(BY_RELAY.formatted(port()));
    }

    /// Leads a page here that was led elsewhere, from its next session or ICE restart on.
    void leadFromNowOn(Page page) {
        String choice = "window.mediaPathPort = " + port();
        page.addInitScript(choice);
        page.evaluate(choice);
    }

    /// Changes both directions.
    void change(LinkConditions newConditions) {
        synchronized (flows) {
            conditions = newConditions;
            for (Flow flow : flows.values()) {
                flow.up.change(newConditions);
                flow.down.change(newConditions);
            }
        }
    }

    /// Datagrams of the browser that did not get to the server.
    long lostUp() {
        synchronized (flows) {
            return flows.values().stream().mapToLong(flow -> flow.up.lost()).sum();
        }
    }

    /// Datagrams of the server that did not get to the browser.
    long lostDown() {
        synchronized (flows) {
            return flows.values().stream().mapToLong(flow -> flow.down.lost()).sum();
        }
    }

    @Override
    public void close() {
        try {
            selector.close();
            front.close();
            synchronized (flows) {
                for (Flow flow : flows.values()) {
                    flow.upstream.close();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Where the browser sends to.
    int port() {
        return front.socket().getLocalPort();
    }

    private void run() {
        try {
            while (selector.isOpen()) {
                long wait = (nextArrivalMicros() - micros()) / 1000;
                selector.select(Math.clamp(wait, 1, 1000));
                if (selector.isOpen()) {
                    selector.selectedKeys().clear();
                    synchronized (flows) {
                        pass(micros());
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a media path broke", e);
        }
    }

    private void pass(long nowMicros) throws IOException {
        for (SocketAddress from = front.receive(buffer.clear());
                from != null;
                from = front.receive(buffer.clear())) {
            Flow flow = flows.get(from);
            if (flow == null) {
                flow = new Flow(from);
                flows.put(from, flow);
            }
            flow.up.send(taken(), nowMicros);
        }
        for (Flow flow : flows.values()) {
            while (flow.upstream.receive(buffer.clear()) != null) {
                flow.down.send(taken(), nowMicros);
            }
            deliver(flow, nowMicros);
        }
    }

    private void deliver(Flow flow, long nowMicros) throws IOException {
        for (byte[] datagram = flow.up.poll(nowMicros);
                datagram != null;
                datagram = flow.up.poll(nowMicros)) {
            flow.upstream.write(ByteBuffer.wrap(datagram));
        }
        for (byte[] datagram = flow.down.poll(nowMicros);
                datagram != null;
                datagram = flow.down.poll(nowMicros)) {
            front.send(ByteBuffer.wrap(datagram), flow.browser);
        }
    }

    private byte[] taken() {
        byte[] datagram = new byte[buffer.flip().remaining()];
        buffer.get(datagram);
        return datagram;
    }

    private long nextArrivalMicros() {
        synchronized (flows) {
            return flows.values().stream()
                    .mapToLong(flow ->
                            Math.min(flow.up.nextArrivalMicros(), flow.down.nextArrivalMicros()))
                    .min()
                    .orElse(Long.MAX_VALUE);
        }
    }

    private static DatagramChannel channel() throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER_BYTES);
        return channel;
    }

    private static long micros() {
        return System.nanoTime() / 1000;
    }
}
