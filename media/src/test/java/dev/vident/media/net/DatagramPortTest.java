package dev.vident.media.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vident.media.ice.TransportAddress;
import dev.vident.media.peer.Transmit;
import java.io.IOException;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What both kinds of port do, over loopback.
class DatagramPortTest {
    private static final long PATIENCE_MICROS = 10_000_000;
    private static final int MEDIA = 0x80;
    private static final int CHECK = 0;

    enum Kind {
        CHANNEL,
        BATCHED;

        DatagramPort open(String host) throws IOException {
            MediaSettings settings = new MediaSettings(host, 0, List.of(), 1, MediaLimits.DEFAULT);
            if (this == CHANNEL) {
                return ChannelPort.open(settings, 0);
            }
            assumeTrue(BatchedPort.isSupported(), "batches are for Linux");
            DatagramPort port = BatchedPort.open(settings, 0);
            assertThat(port).isInstanceOf(BatchedPort.class);
            return port;
        }
    }

    private record Received(byte[] bytes, InetSocketAddress source) {}

    @ParameterizedTest
    @EnumSource
    void a_datagram_comes_with_its_source_and_is_answered(Kind kind) throws Exception {
        for (String host : List.of("127.0.0.1", "::1", "0.0.0.0")) {
            try (DatagramPort port = kind.open(host);
                    DatagramSocket peer = peer(host.equals("::1") ? "::1" : "127.0.0.1")) {
                send(peer, port, bytes(MEDIA, 700));
                Received received = receive(port, 1).getFirst();

                assertThat(received.bytes()).isEqualTo(bytes(MEDIA, 700));
                assertThat(received.source()).isEqualTo(peer.getLocalSocketAddress());
                answer(port, received.source(), bytes(MEDIA, 900));
                assertThat(port.flush()).isZero();
                assertThat(read(peer)).isEqualTo(bytes(MEDIA, 900));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void many_datagrams_of_many_peers_keep_bytes_order_and_destination(Kind kind) throws Exception {
        long seed = 7;
        Random random = new Random(seed);
        try (DatagramPort port = kind.open("127.0.0.1");
                DatagramSocket alice = peer("127.0.0.1");
                DatagramSocket bob = peer("127.0.0.1")) {
            List<byte[]> forAlice = new ArrayList<>();
            List<byte[]> forBob = new ArrayList<>();
            for (int i = 0; i < 120; i++) {
                // Runs of one length, a shorter end, a longer one behind it, and changes of peer.
                byte[] datagram = new byte[random.nextInt(4) == 0 ? 1 + random.nextInt(1200) : 500];
                random.nextBytes(datagram);
                boolean toAlice = random.nextInt(8) != 0;
                answer(port, address(toAlice ? alice : bob), datagram);
                (toAlice ? forAlice : forBob).add(datagram);
            }

            assertThat(port.flush()).as("seed %d", seed).isZero();
            assertThat(readAll(alice, forAlice.size())).containsExactlyElementsOf(forAlice);
            assertThat(readAll(bob, forBob.size())).containsExactlyElementsOf(forBob);
        }
    }

    @ParameterizedTest
    @EnumSource
    void more_than_a_batch_is_received_in_order(Kind kind) throws Exception {
        try (DatagramPort port = kind.open("127.0.0.1");
                DatagramSocket peer = peer("127.0.0.1")) {
            for (int i = 0; i < 150; i++) {
                send(peer, port, new byte[] {(byte) MEDIA, (byte) i});
            }

            List<Received> received = receive(port, 150);

            for (int i = 0; i < 150; i++) {
                assertThat(received.get(i).bytes()[1]).isEqualTo((byte) i);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_oversized_and_an_empty_datagram_do_no_harm(Kind kind) throws Exception {
        try (DatagramPort port = kind.open("127.0.0.1");
                DatagramSocket peer = peer("127.0.0.1")) {
            send(peer, port, bytes(MEDIA, 9_000));
            send(peer, port, new byte[0]);
            send(peer, port, bytes(MEDIA, 3));

            List<Received> received = receive(port, 3);

            assertThat(received.get(0).bytes()).hasSizeGreaterThan(1_500);
            assertThat(received.get(1).bytes()).isEmpty();
            assertThat(received.get(2).bytes()).isEqualTo(bytes(MEDIA, 3));
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_destination_without_a_route_is_counted_and_the_others_are_served(Kind kind)
            throws Exception {
        try (DatagramPort port = kind.open("127.0.0.1");
                DatagramSocket peer = peer("127.0.0.1")) {
            answer(port, address(peer), bytes(MEDIA, 10));
            // Bound to loopback, it cannot send to a broadcast address.
            answer(port, new InetSocketAddress("255.255.255.255", 9), bytes(MEDIA, 11));
            answer(port, address(peer), bytes(MEDIA, 12));

            assertThat(port.flush()).isEqualTo(1);
            assertThat(port.flush()).isZero();
            assertThat(readAll(peer, 2)).containsExactly(bytes(MEDIA, 10), bytes(MEDIA, 12));
        }
    }

    @ParameterizedTest
    @EnumSource
    void waiting_ends_when_somebody_wakes_the_port_up_and_after_its_time(Kind kind)
            throws Exception {
        try (DatagramPort port = kind.open("127.0.0.1")) {
            port.wakeUp();
            port.wakeUp();
            port.await(PATIENCE_MICROS * 100); // would last for 1,000 s
            port.await(1_000);

            Thread waker = Thread.ofPlatform().start(port::wakeUp);
            port.await(PATIENCE_MICROS * 100);
            waker.join();
            assertThat(port.receive((_, _, _) -> {})).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_port_in_use_is_told(Kind kind) throws Exception {
        try (DatagramPort port = kind.open("127.0.0.1")) {
            int taken = port.localAddress().getPort();

            assertThatThrownBy(() -> DatagramPort.open(MediaSettings.loopback(), taken))
                    .isInstanceOf(BindException.class)
                    .hasMessageContaining("in use");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_closed_port_can_be_woken_up_and_closed_again(Kind kind) throws Exception {
        DatagramPort port = kind.open("127.0.0.1");
        port.close();
        port.close();
        port.wakeUp();
    }

    @Test
    void a_batched_port_on_all_addresses_answers_from_the_one_written_to() throws Exception {
        try (DatagramPort port = Kind.BATCHED.open("0.0.0.0");
                DatagramSocket peer = peer("127.0.0.1")) {
            int number = port.localAddress().getPort();
            InetSocketAddress first = new InetSocketAddress("127.0.0.1", number);
            InetSocketAddress second = new InetSocketAddress("127.0.0.2", number);

            for (InetSocketAddress written : List.of(second, first, second)) {
                peer.send(new DatagramPacket(bytes(MEDIA, 4), 4, written));
                answer(port, receive(port, 1).getFirst().source(), bytes(MEDIA, 5));
                port.flush();
                assertThat(readPacket(peer).getSocketAddress()).isEqualTo(written);
            }
        }
    }

    @Test
    void a_check_of_another_address_moves_its_answer_but_not_the_media() throws Exception {
        try (DatagramPort port = Kind.BATCHED.open("0.0.0.0");
                DatagramSocket peer = peer("127.0.0.1")) {
            int number = port.localAddress().getPort();
            InetSocketAddress first = new InetSocketAddress("127.0.0.1", number);
            InetSocketAddress second = new InetSocketAddress("127.0.0.2", number);
            peer.send(new DatagramPacket(bytes(MEDIA, 4), 4, second));
            peer.send(new DatagramPacket(bytes(CHECK, 4), 4, second));
            peer.send(new DatagramPacket(bytes(CHECK, 4), 4, first));
            // As the loop does it: each check is answered before the next is looked at.
            receiveEach(
                    port,
                    3,
                    (bytes, _, source) -> answer(port, source.socket(), Arrays.copyOf(bytes, 4)));
            answer(port, address(peer), bytes(MEDIA, 5));
            port.flush();

            List<InetSocketAddress> answered = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                answered.add((InetSocketAddress) readPacket(peer).getSocketAddress());
            }

            assertThat(answered).containsExactly(second, second, first, second);
        }
    }

    private static List<Received> receive(DatagramPort port, int count) throws IOException {
        List<Received> all = new ArrayList<>();
        receiveEach(
                port,
                count,
                (buffer, length, source) ->
                        all.add(new Received(Arrays.copyOf(buffer, length), source.socket())));
        return all;
    }

    private static void receiveEach(DatagramPort port, int count, DatagramPort.Receiver receiver)
            throws IOException {
        for (int taken = 0; taken < count; ) {
            port.await(PATIENCE_MICROS);
            int more = port.receive(receiver);
            assertThat(more).isBetween(1, port.batch());
            taken += more;
        }
    }

    private static void answer(DatagramPort port, InetSocketAddress destination, byte[] bytes) {
        byte[] pooled = new byte[bytes.length + 10];
        System.arraycopy(bytes, 0, pooled, 5, bytes.length);
        port.send(new Transmit(TransportAddress.udp(destination), pooled, 5, bytes.length));
        Arrays.fill(pooled, (byte) 0); // a port copies
    }

    private static DatagramSocket peer(String host) throws IOException {
        DatagramSocket socket = new DatagramSocket(new InetSocketAddress(host, 0));
        socket.setSoTimeout((int) (PATIENCE_MICROS / 1_000));
        return socket;
    }

    private static InetSocketAddress address(DatagramSocket socket) {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    private static void send(DatagramSocket peer, DatagramPort port, byte[] bytes)
            throws IOException {
        InetSocketAddress local = port.localAddress();
        InetAddress host =
                local.getAddress().isAnyLocalAddress()
                        ? peer.getLocalAddress()
                        : local.getAddress();
        peer.send(
                new DatagramPacket(
                        bytes, bytes.length, new InetSocketAddress(host, local.getPort())));
    }

    private static List<byte[]> readAll(DatagramSocket peer, int count) throws IOException {
        List<byte[]> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(read(peer));
        }
        return all;
    }

    private static byte[] read(DatagramSocket peer) throws IOException {
        DatagramPacket packet = readPacket(peer);
        return Arrays.copyOf(packet.getData(), packet.getLength());
    }

    private static DatagramPacket readPacket(DatagramSocket peer) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
        peer.receive(packet);
        return packet;
    }

    private static byte[] bytes(int first, int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) length);
        bytes[0] = (byte) first;
        return bytes;
    }
}
