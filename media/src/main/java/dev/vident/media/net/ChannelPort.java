package dev.vident.media.net;

import dev.vident.media.ice.TransportAddress;
import dev.vident.media.peer.Transmit;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;

/// A port by the means every Java platform has: one system call per datagram. A port bound to all
/// addresses answers from the one the operating system chooses.
final class ChannelPort implements DatagramPort {
    private static final int RECEIVE_BYTES = 2048;
    private static final int BATCH = 64;

    private final DatagramChannel channel;
    private final Selector selector;
    private final ByteBuffer inbound = ByteBuffer.allocateDirect(RECEIVE_BYTES);
    private final ByteBuffer outbound = ByteBuffer.allocateDirect(RECEIVE_BYTES);
    private final byte[] buffer = new byte[RECEIVE_BYTES];
    private final InetSocketAddress localAddress;
    private int refused;

    private ChannelPort(DatagramChannel channel, Selector selector) throws IOException {
        this.channel = channel;
        this.selector = selector;
        this.localAddress = (InetSocketAddress) channel.getLocalAddress();
    }

    static ChannelPort open(MediaSettings settings, int number) throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        try {
            int wanted = settings.limits().socketBufferBytes();
            channel.setOption(StandardSocketOptions.SO_RCVBUF, wanted);
            channel.setOption(StandardSocketOptions.SO_SNDBUF, wanted);
            SocketBuffers.check(channel.getOption(StandardSocketOptions.SO_RCVBUF), wanted);
            channel.bind(new InetSocketAddress(settings.bindAddress(), number));
            channel.configureBlocking(false);
            Selector selector = Selector.open();
            channel.register(selector, SelectionKey.OP_READ);
            return new ChannelPort(channel, selector);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public InetSocketAddress localAddress() {
        return localAddress;
    }

    @Override
    public void await(long timeoutMicros) throws IOException {
        if (timeoutMicros <= 0) {
            selector.selectNow();
        } else {
            selector.select((timeoutMicros + 999) / 1_000);
        }
        selector.selectedKeys().clear();
    }

    @Override
    public void wakeUp() {
        selector.wakeup();
    }

    @Override
    public int receive(Receiver receiver) throws IOException {
        for (int i = 0; i < BATCH; i++) {
            inbound.clear();
            InetSocketAddress source = (InetSocketAddress) channel.receive(inbound);
            if (source == null) {
                return i;
            }
            int length = inbound.flip().remaining();
            inbound.get(buffer, 0, length);
            receiver.take(buffer, length, TransportAddress.udp(source));
        }
        return BATCH;
    }

    @Override
    public int batch() {
        return BATCH;
    }

    @Override
    public void send(Transmit datagram) {
        outbound.clear();
        outbound.put(datagram.buffer(), datagram.offset(), datagram.length()).flip();
        try {
            refused += channel.send(outbound, datagram.destination().socket()) > 0 ? 0 : 1;
        } catch (IOException e) {
            refused++; // no route to that one destination; consent will expire
        }
    }

    @Override
    public int flush() {
        int before = refused;
        refused = 0;
        return before;
    }

    @Override
    public void close() throws IOException {
        selector.close();
        channel.close();
    }
}
