package dev.vident.media.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vident.media.ice.Transport;
import dev.vident.media.journal.RecordKind;
import dev.vident.media.journal.RecordingSink;
import dev.vident.media.journal.TrackSink;
import dev.vident.media.room.PeerSnapshot;
import dev.vident.media.rtp.VideoEncoding;
import dev.vident.media.synthetic.Clip;
import dev.vident.media.synthetic.ClipName;
import dev.vident.media.synthetic.SyntheticPeerDriver;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Media over TCP, and what the port does not put up with.
class TcpPortTest {
    private static final int WAIT_SECONDS = 20;
    private static final Duration SOON = Duration.ofMillis(200);
    private static final RecordingSink RECORDING = _ -> new Forgetting();

    private record Forgetting() implements TrackSink {
        @Override
        public boolean append(
                RecordKind kind, long arrivalMicros, byte[] buffer, int offset, int length) {
            return true;
        }

        @Override
        public void close() {}
    }

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
    }

    @Test
    void candidates_over_tcp_come_last_and_name_one_port_whatever_the_loop() throws Exception {
        MediaServer server =
                serve(MediaSettings.loopback().withLoops(2).withTcp(TcpSettings.onPort(0)));
        List<String> tcp = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            SessionOffer offer = offer(server, "call" + i, "alice");
            List<String> candidates =
                    offer.sdp()
                            .lines()
                            .takeWhile(line -> !line.startsWith("m=video"))
                            .filter(line -> line.startsWith("a=candidate:"))
                            .toList();
            assertThat(candidates).hasSize(2);
            assertThat(candidates.getFirst()).contains(" udp 2130706431 ");
            assertThat(candidates.getLast())
                    .matches(
                            "a=candidate:2 1 tcp 1520434943 127[.]0[.]0[.]1 [0-9]+ typ host tcptype passive");
            tcp.add(candidates.getLast());
        }

        assertThat(tcp).containsOnly(tcp.getFirst());
        assertThat(server.ports()).hasSize(2);
    }

    @Test
    void a_call_with_one_side_over_tcp_runs_on_every_loop() throws Exception {
        MediaServer server =
                serve(MediaSettings.loopback().withLoops(2).withTcp(TcpSettings.onPort(0)));
        for (String room : List.of("a", "b")) { // their hashes differ by one: one on each loop
            SyntheticPeerDriver far = joinOverTcp(server, room, "alice", ClipName.WARM);
            SyntheticPeerDriver near = peer(ClipName.COOL);
            SessionOffer offer = offer(server, room, "bob");
            answer(server, offer, near, offer.sdp());

            assertThat(near.firstFrame().get(WAIT_SECONDS, TimeUnit.SECONDS)).isPositive();
            assertThat(far.firstFrame().get(WAIT_SECONDS, TimeUnit.SECONDS)).isPositive();
        }

        Map<String, Transport> transports = new HashMap<>();
        server.describe().get(WAIT_SECONDS, TimeUnit.SECONDS).stream()
                .flatMap(room -> room.peers().stream())
                .forEach((PeerSnapshot peer) ->
                        transports.put(peer.participant(), peer.status().transport()));
        assertThat(transports).isEqualTo(Map.of("alice", Transport.TCP, "bob", Transport.UDP));
        MediaStatistics statistics = server.statistics();
        assertThat(statistics.connections()).isEqualTo(2);
        assertThat(statistics.refusedConnections()).isZero();
        assertThat(statistics.droppedFrames()).isZero();
        assertThat(statistics.failures()).isZero();
    }

    @Test
    void a_connection_ends_with_its_call() throws Exception {
        MediaServer server = serve(MediaSettings.loopback().withTcp(TcpSettings.onPort(0)));
        SyntheticPeerDriver peer = joinOverTcp(server, "call", "alice", ClipName.WARM);
        peer.connected().get(WAIT_SECONDS, TimeUnit.SECONDS);
        assertThat(server.statistics().connections()).isEqualTo(1);

        server.closeRoom("call").get(WAIT_SECONDS, TimeUnit.SECONDS);

        await(() -> server.statistics().connections() == 0, "the connection is gone");
    }

    @Test
    void a_connection_ends_with_its_call_even_when_the_far_end_has_fallen_silent()
            throws Exception {
        MediaServer server = serve(MediaSettings.loopback().withTcp(TcpSettings.onPort(0)));
        SessionOffer offer = offer(server, "call", "alice");
        try (Socket socket = connect(offer)) {
            check(socket, offer);

            server.closeRoom("call").get(WAIT_SECONDS, TimeUnit.SECONDS);

            assertThat(isClosedUnanswered(socket)).isTrue();
        }
        await(() -> server.statistics().connections() == 0, "the connection is gone");
    }

    @Test
    void what_does_not_begin_with_a_check_of_a_known_session_is_closed_unanswered()
            throws Exception {
        MediaServer server = serve(MediaSettings.loopback().withTcp(TcpSettings.onPort(0)));
        SessionOffer offer = offer(server, "call", "alice");
        String ufrag = TcpFrames.attribute(offer, "ice-ufrag");
        List<byte[]> bad =
                List.of(
                        "GET / HTTP/1.1\r\nHost: example.org\r\n\r\n".getBytes(),
                        new byte[] {0x16, 0x03, 0x01, 0x02, 0x00},
                        TcpFrames.frame(new byte[0]),
                        TcpFrames.frame(new byte[] {(byte) 0x80, 96, 0, 1}),
                        TcpFrames.frame(new byte[1501]),
                        TcpFrames.check("nobody12", "wrongwrongwrongwrongwrong"),
                        TcpFrames.check(ufrag, "wrongwrongwrongwrongwrong"));
        for (byte[] first : bad) {
            try (Socket socket = connect(offer)) {
                socket.getOutputStream().write(first);
                assertThat(isClosedUnanswered(socket)).isTrue();
            }
        }

        assertThat(server.statistics().failures()).isZero();
        await(() -> server.statistics().connections() == 0, "all connections are gone");
    }

    @Test
    void an_authentic_check_is_answered_and_a_frame_too_long_ends_even_that_connection()
            throws Exception {
        MediaServer server = serve(MediaSettings.loopback().withTcp(TcpSettings.onPort(0)));
        SessionOffer offer = offer(server, "call", "alice");
        try (Socket socket = connect(offer)) {
            check(socket, offer);

            socket.getOutputStream().write(new byte[] {0x05, (byte) 0xDD});
            assertThat(isClosedUnanswered(socket)).isTrue();
        }

        assertThat(server.statistics().oversizedDatagrams()).isEqualTo(1);
        assertThat(server.statistics().refusedConnections()).isEqualTo(1);
    }

    @Test
    void a_connection_that_says_nothing_or_never_ends_its_first_frame_is_closed() throws Exception {
        MediaServer server =
                serve(MediaSettings.loopback().withTcp(new TcpSettings(0, 8, 8, SOON)));
        SessionOffer offer = offer(server, "call", "alice");
        try (Socket silent = connect(offer);
                Socket slow = connect(offer)) {
            slow.getOutputStream().write(new byte[] {0, 100, 0, 1, 0});

            assertThat(isClosedUnanswered(silent)).isTrue();
            assertThat(isClosedUnanswered(slow)).isTrue();
        }

        assertThat(server.statistics().refusedConnections()).isEqualTo(2);
    }

    @Test
    void connections_are_bounded_for_each_address_and_in_all() throws Exception {
        for (TcpSettings bounded :
                List.of(
                        new TcpSettings(0, 100, 3, Duration.ofSeconds(60)),
                        new TcpSettings(0, 3, 100, Duration.ofSeconds(60)))) {
            MediaServer server = serve(MediaSettings.loopback().withTcp(bounded));
            SessionOffer offer = offer(server, "call", "alice");
            List<Socket> sockets =
                    IntStream.range(0, 3).mapToObj(_ -> connectUnchecked(offer)).toList();
            open.addAll(sockets);
            await(() -> server.statistics().connections() == 3, "three are connected");

            try (Socket fourth = connect(offer)) {
                assertThat(isClosedUnanswered(fourth)).isTrue();
            }
            assertThat(server.statistics().refusedConnections()).isEqualTo(1);
            sockets.getFirst().close();
            await(() -> server.statistics().connections() == 2, "one is gone");
            open.add(connect(offer));
            await(() -> server.statistics().connections() == 3, "another came in its place");
        }
    }

    @Test
    void a_port_that_is_taken_is_told_and_nothing_stays_open() throws Exception {
        MediaServer first = serve(MediaSettings.loopback().withTcp(TcpSettings.onPort(0)));
        int taken = port(offer(first, "call", "alice"));
        MediaSettings settings = MediaSettings.loopback().withTcp(TcpSettings.onPort(taken));

        assertThatThrownBy(() -> MediaServer.start(settings, _ -> {}))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("TCP port " + taken);
    }

    private MediaServer serve(MediaSettings settings) {
        MediaServer server = MediaServer.start(settings, _ -> {});
        open.add(server);
        return server;
    }

    private SyntheticPeerDriver peer(ClipName clip) throws IOException {
        SyntheticPeerDriver peer = SyntheticPeerDriver.open(Clip.load(clip));
        open.add(peer);
        return peer;
    }

    private SyntheticPeerDriver joinOverTcp(
            MediaServer server, String room, String participant, ClipName clip) throws Exception {
        SessionOffer offer = offer(server, room, participant);
        TcpBridge bridge = TcpBridge.to(port(offer));
        open.add(bridge);
        SyntheticPeerDriver peer = peer(clip);
        answer(server, offer, peer, bridge.bend(offer.sdp()));
        return peer;
    }

    private static SessionOffer offer(MediaServer server, String room, String participant)
            throws Exception {
        return server.join(room, participant, 0, VideoEncoding.VP8, RECORDING)
                .get(WAIT_SECONDS, TimeUnit.SECONDS);
    }

    private static void answer(
            MediaServer server, SessionOffer offer, SyntheticPeerDriver peer, String sdp)
            throws Exception {
        String answer = peer.answer(sdp).get(WAIT_SECONDS, TimeUnit.SECONDS).orElseThrow();
        server.answer(offer.sessionId(), answer).get(WAIT_SECONDS, TimeUnit.SECONDS);
    }

    private static int port(SessionOffer offer) {
        return offer.sdp()
                .lines()
                .filter(line -> line.endsWith("tcptype passive"))
                .map(line -> Integer.parseInt(line.split(" ")[5]))
                .findFirst()
                .orElseThrow();
    }

    private static Socket connect(SessionOffer offer) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port(offer));
        socket.setSoTimeout(WAIT_SECONDS * 1_000);
        return socket;
    }

    private static Socket connectUnchecked(SessionOffer offer) {
        try {
            return connect(offer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void check(Socket socket, SessionOffer offer) throws IOException {
        byte[] request =
                TcpFrames.check(
                        TcpFrames.attribute(offer, "ice-ufrag"),
                        TcpFrames.attribute(offer, "ice-pwd"));
        socket.getOutputStream().write(request);
        DataInputStream in = new DataInputStream(socket.getInputStream());
        byte[] answer = in.readNBytes(in.readUnsignedShort());
        assertThat(answer).startsWith(1, 1); // binding success
    }

    private static boolean isClosedUnanswered(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketException _) {
            return true; // reset, for what it had sent was never read
        }
    }

    private static void await(BooleanSupplier condition, String what) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_SECONDS);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(deadline);
            Thread.sleep(5);
        }
    }
}
