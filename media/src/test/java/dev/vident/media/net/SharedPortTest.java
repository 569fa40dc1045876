package dev.vident.media.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.media.journal.RecordKind;
import dev.vident.media.journal.RecordingSink;
import dev.vident.media.journal.TrackSink;
import dev.vident.media.rtp.VideoEncoding;
import dev.vident.media.synthetic.Clip;
import dev.vident.media.synthetic.ClipName;
import dev.vident.media.synthetic.SyntheticPeerDriver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Media and another server, such as one for HTTPS, on one TCP port.
class SharedPortTest {
    private static final int WAIT_SECONDS = 20;
    private static final String HELLO = "GET / HTTP/1.1\r\n\r\n";
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final TrackSink FORGETTING =
            new TrackSink() {
                @Override
                public boolean append(
                        RecordKind kind,
                        long arrivalMicros,
                        byte[] buffer,
                        int offset,
                        int length) {
                    return true;
                }

                @Override
                public void close() {}
            };
    private static final RecordingSink RECORDING = _ -> FORGETTING;

    private final List<AutoCloseable> open = new ArrayList<>();
    private ServerSocket pages;

    @BeforeEach
    void listen() throws IOException {
        pages = new ServerSocket(0, 10, LOOPBACK);
        pages.setSoTimeout(WAIT_SECONDS * 1_000);
        open.add(pages);
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
    }

    @Test
    void what_is_not_media_goes_on_to_the_other_server_with_its_origin_in_front() throws Exception {
        MediaServer server = serve(1024);
        int shared = TcpFrames.port(offer(server));
        try (Socket browser = connect(shared)) {
            browser.getOutputStream().write(HELLO.getBytes(StandardCharsets.US_ASCII));
            try (Socket page = accept()) {
                String origin =
                        "PROXY TCP4 127.0.0.1 127.0.0.1 %d %d\r\n"
                                .formatted(browser.getLocalPort(), shared);
                assertThat(read(page, origin.length() + HELLO.length())).isEqualTo(origin + HELLO);
                byte[] answer = new byte[300_000];
                page.getOutputStream().write(answer);
                page.shutdownOutput();
                assertThat(browser.getInputStream().readAllBytes()).isEqualTo(answer);

                browser.getOutputStream().write("still here".getBytes(StandardCharsets.US_ASCII));
                browser.shutdownOutput();
                assertThat(
                                new String(
                                        page.getInputStream().readAllBytes(),
                                        StandardCharsets.US_ASCII))
                        .isEqualTo("still here");
            }
        }
        assertThat(server.statistics().failures()).isZero();
        assertThat(server.statistics().refusedConnections()).isZero();
    }

    @Test
    void media_runs_beside_it() throws Exception {
        MediaServer server = serve(1024);
        SessionOffer offer = offer(server);
        try (Socket browser = connect(TcpFrames.port(offer))) {
            browser.getOutputStream().write(0x16); // TLS
            try (Socket page = accept()) {
                TcpBridge bridge = TcpBridge.to(TcpFrames.port(offer));
                open.add(bridge);
                SyntheticPeerDriver peer = SyntheticPeerDriver.open(Clip.load(ClipName.WARM));
                open.add(peer);
                String answer =
                        peer.answer(bridge.bend(offer.sdp()))
                                .get(WAIT_SECONDS, TimeUnit.SECONDS)
                                .orElseThrow();
                server.answer(offer.sessionId(), answer).get(WAIT_SECONDS, TimeUnit.SECONDS);

                peer.connected().get(WAIT_SECONDS, TimeUnit.SECONDS);
                assertThat(server.statistics().connections()).isEqualTo(1);
                page.getOutputStream().write('x');
                assertThat(browser.getInputStream().read()).isEqualTo('x');
            }
            assertThat(browser.getInputStream().read()).isNegative();
        }
    }

    @Test
    void a_server_that_is_not_there_or_too_many_of_them_close_the_connection() throws Exception {
        MediaServer server = serve(1);
        int shared = TcpFrames.port(offer(server));
        try (Socket first = connect(shared)) {
            first.getOutputStream().write('G');
            accept();
            try (Socket second = connect(shared)) {
                second.getOutputStream().write('G');
                assertThat(second.getInputStream().read()).isNegative();
            }
        }
        assertThat(server.statistics().refusedConnections()).isEqualTo(1);

        MediaServer alone = serve(8);
        pages.close();
        try (Socket browser = connect(TcpFrames.port(offer(alone)))) {
            browser.getOutputStream().write('G');
            assertThat(browser.getInputStream().read()).isNegative();
        }
    }

    @Test
    void connections_handed_on_end_with_the_media_server() throws Exception {
        MediaServer server = serve(8);
        try (Socket browser = connect(TcpFrames.port(offer(server)))) {
            browser.getOutputStream().write('G');
            try (Socket page = accept()) {
                server.close();

                assertThat(browser.getInputStream().read()).isNegative();
                page.getInputStream().readAllBytes();
            }
        }
    }

    private MediaServer serve(int connections) {
        TcpSettings shared =
                new TcpSettings(0, connections, connections, Duration.ofSeconds(20))
                        .withOthersTo(new InetSocketAddress(LOOPBACK, pages.getLocalPort()));
        MediaServer server = MediaServer.start(MediaSettings.loopback().withTcp(shared), _ -> {});
        open.add(server);
        return server;
    }

    private static SessionOffer offer(MediaServer server) throws Exception {
        return server.join("call", "alice", 0, VideoEncoding.VP8, RECORDING)
                .get(WAIT_SECONDS, TimeUnit.SECONDS);
    }

    private Socket accept() throws IOException {
        Socket socket = pages.accept();
        socket.setSoTimeout(WAIT_SECONDS * 1_000);
        open.add(socket);
        return socket;
    }

    private static Socket connect(int port) throws IOException {
        Socket socket = new Socket(LOOPBACK, port);
        socket.setSoTimeout(WAIT_SECONDS * 1_000);
        return socket;
    }

    private static String read(Socket socket, int bytes) throws IOException {
        return new String(socket.getInputStream().readNBytes(bytes), StandardCharsets.US_ASCII);
    }
}
