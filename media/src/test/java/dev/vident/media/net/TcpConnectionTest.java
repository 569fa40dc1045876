package dev.vident.media.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.media.ice.TransportAddress;
import dev.vident.media.peer.Transmit;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TcpConnectionTest {
    private static final int PACKET_BYTES = 1_200;
    private static final int QUEUED_MAX = 256;

    @Test
    void a_reader_that_is_too_slow_loses_packets_but_never_parts_of_one() throws Exception {
        try (Selector selector = Selector.open();
                ServerSocketChannel server =
                        ServerSocketChannel.open()
                                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                SocketChannel reader = SocketChannel.open(server.getLocalAddress());
                SocketChannel channel = server.accept()) {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.SO_SNDBUF, 1 << 16);
            SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
            AtomicInteger calls = new AtomicInteger();
            TcpConnection connection =
                    new TcpConnection(channel, key, 1_500, 0, _ -> calls.incrementAndGet());

            reader.socket().setSoTimeout(20_000);
            int sent = 0;
            while (connection.send(packet(connection, sent))) {
                sent++;
                connection.write();
            }
            assertThat(key.interestOps()).isEqualTo(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
            assertThat(connection.send(packet(connection, sent))).isFalse();
            connection.callAttention();
            connection.callAttention();
            assertThat(calls).as("calls before attention is given").hasValue(1);

            DataInputStream in = new DataInputStream(reader.socket().getInputStream());
            int waiting = 0;
            for (int i = 0; i < sent; i++) {
                if (key.interestOps() != SelectionKey.OP_READ) {
                    waiting = sent - i;
                    connection.write();
                }
                assertThat(in.readUnsignedShort()).isEqualTo(PACKET_BYTES);
                assertThat(ByteBuffer.wrap(in.readNBytes(PACKET_BYTES)).getInt()).isEqualTo(i);
            }
            assertThat(waiting).isPositive();
            assertThat(key.interestOps()).isEqualTo(SelectionKey.OP_READ);
            assertThat(connection.send(packet(connection, sent))).isTrue();
        }
    }

    @Test
    void at_most_256_packets_wait() throws IOException {
        try (Selector selector = Selector.open();
                ServerSocketChannel server =
                        ServerSocketChannel.open()
                                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                SocketChannel reader = SocketChannel.open(server.getLocalAddress());
                SocketChannel channel = server.accept()) {
            channel.configureBlocking(false);
            TcpConnection connection =
                    new TcpConnection(
                            channel,
                            channel.register(selector, SelectionKey.OP_READ),
                            1_500,
                            0,
                            _ -> {});
            int queued = 0;
            while (connection.send(packet(connection, queued))) {
                queued++;
            }

            assertThat(queued).isBetween(QUEUED_MAX / 2, QUEUED_MAX);
            assertThat(reader.isConnected()).isTrue();
        }
    }

    private static Transmit packet(TcpConnection connection, int number) {
        TransportAddress remote = connection.remote();
        byte[] bytes = ByteBuffer.allocate(PACKET_BYTES).putInt(number).array();
        return new Transmit(remote, bytes, 0, bytes.length);
    }
}
