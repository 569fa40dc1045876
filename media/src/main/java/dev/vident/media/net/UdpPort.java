package dev.vident.media.net;

import dev.vident.media.peer.Transmit;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import org.jspecify.annotations.Nullable;

/// The one socket. Only [#wakeUp()] may be called from other threads than the loop's.
final class UdpPort implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(UdpPort.class.getName());
    private static final int RECEIVE_BYTES = 2048;

    private final DatagramChannel channel;
    private final Selector selector;
    private final ByteBuffer inbound = ByteBuffer.allocateDirect(RECEIVE_BYTES);
    private final ByteBuffer outbound = ByteBuffer.allocateDirect(RECEIVE_BYTES);
    private final InetSocketAddress localAddress;

    private UdpPort(DatagramChannel channel, Selector selector) throws IOException {
        this.channel = channel;
        this.selector = selector;
        this.localAddress = (InetSocketAddress) channel.getLocalAddress();
    }

    static UdpPort open(MediaSettings settings) throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        try {
            int wanted = settings.limits().socketBufferBytes();
            channel.setOption(StandardSocketOptions.SO_RCVBUF, wanted);
            channel.setOption(StandardSocketOptions.SO_SNDBUF, wanted);
            int granted = channel.getOption(StandardSocketOptions.SO_RCVBUF);
            if (granted < wanted) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "The media port has a receive buffer of {0} bytes instead of {1}; raise net.core.rmem_max.",
                        granted,
                        wanted);
            }
            channel.bind(new InetSocketAddress(settings.bindAddress(), settings.port()));
            channel.configureBlocking(false);
            Selector selector = Selector.open();
            channel.register(selector, SelectionKey.OP_READ);
            return new UdpPort(channel, selector);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    InetSocketAddress localAddress() {
        return localAddress;
    }

    /// Blocks until a datagram is there, somebody calls [#wakeUp()] or the time is over.
    void await(long timeoutMillis) throws IOException {
        if (timeoutMillis <= 0) {
            selector.selectNow();
        } else {
            selector.select(timeoutMillis);
        }
        selector.selectedKeys().clear();
    }

    void wakeUp() {
        selector.wakeup();
    }

    /// Receives the next datagram; its bytes are then in [#copyTo(byte[])].
    ///
    /// @return its source, or null when none is waiting
    @Nullable InetSocketAddress receive() throws IOException {
        inbound.clear();
        InetSocketAddress source = (InetSocketAddress) channel.receive(inbound);
        inbound.flip();
        return source;
    }

    /// Copies the datagram received last.
    ///
    /// @return its length
    int copyTo(byte[] buffer) {
        int length = inbound.remaining();
        inbound.get(buffer, 0, length);
        return length;
    }

    /// @return false when the operating system did not take it
    boolean send(Transmit datagram) {
        outbound.clear();
        outbound.put(datagram.buffer(), datagram.offset(), datagram.length()).flip();
        try {
            return channel.send(outbound, datagram.destination()) > 0;
        } catch (IOException e) {
            return false; // no route to that one destination; consent will expire
        }
    }

    @Override
    public void close() throws IOException {
        selector.close();
        channel.close();
    }
}
