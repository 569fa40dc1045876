package dev.vident.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The connection goes to the address that was judged, under the name that was wanted.
final class PinnedAddressTest {
    private static final String NAME = "hooks.example.test";
    private static final String PASSWORD = "changeit";

    /// Answers of a name server, one for each question; more questions are an error.
    private static final class Answers implements HostLookup {
        private final Deque<List<InetAddress>> left = new ArrayDeque<>();

        Answers then(String... addresses) {
            left.add(Arrays.stream(addresses).map(InetAddress::ofLiteral).toList());
            return this;
        }

        @Override
        public synchronized List<InetAddress> addresses(String host) throws UnknownHostException {
            if (!host.equals(NAME) || left.isEmpty()) {
                throw new UnknownHostException(host);
            }
            return left.remove();
        }
    }

    private final Vertx vertx = Vertx.vertx();
    private final Queue<String> hosts = new ConcurrentLinkedQueue<>();
    private HttpServer receiver;

    @BeforeEach
    void listen() {
        receiver = listen(new HttpServerOptions());
    }

    @AfterEach
    void close() {
        vertx.close().await();
    }

    private HttpServer listen(HttpServerOptions options) {
        return vertx.createHttpServer(options)
                .requestHandler(this::receive)
                .listen(0, "127.0.0.1")
                .await();
    }

    private void receive(HttpServerRequest request) {
        hosts.add(request.getHeader("Host"));
        String sni = request.connection().indicatedServerName();
        request.response().end(sni == null ? "" : sni);
    }

    private Outcome post(boolean allowPrivate, HostLookup lookup, String scheme, int port) {
        return post(allowPrivate, lookup, HttpTransport.options(), scheme, port);
    }

    private static Outcome post(
            boolean allowPrivate,
            HostLookup lookup,
            HttpClientOptions options,
            String scheme,
            int port) {
        URI target = URI.create(scheme + "://" + NAME + ":" + port + "/hook?a=b");
        return post(allowPrivate, lookup, options, target);
    }

    private static Outcome post(
            boolean allowPrivate, HostLookup lookup, HttpClientOptions options, URI target) {
        try (HttpTransport transport =
                new HttpTransport(
                        new TargetPolicy(allowPrivate),
                        Thread::startVirtualThread,
                        lookup,
                        options)) {
            return transport.post(new Post(target, List.of(), "{}"));
        }
    }

    @Test
    void the_judged_address_is_connected_to_and_the_name_is_not_looked_up_again() {
        Answers answers = new Answers().then("127.0.0.1").then("127.0.0.2");
        int port = receiver.actualPort();

        assertThat(post(true, answers, "http", port)).isEqualTo(new Outcome.Answered(200, ""));

        assertThat(answers.left).hasSize(1);
        assertThat(hosts).containsExactly(NAME + ":" + port);
    }

    @Test
    void a_name_that_turns_private_between_two_attempts_is_refused() {
        Answers answers = new Answers().then("8.8.8.8", "127.0.0.1").then("8.8.8.8");

        assertThat(post(false, answers, "https", receiver.actualPort()))
                .isEqualTo(
                        new Outcome.Unanswered(
                                "the target resolves to an address that is not public"));

        assertThat(answers.left).hasSize(1);
        assertThat(hosts).isEmpty();
    }

    @Test
    void the_next_address_is_tried_when_the_first_cannot_be_connected_to() {
        Answers answers = new Answers().then("127.0.0.3", "127.0.0.1");

        assertThat(post(true, answers, "http", receiver.actualPort()).isSuccess()).isTrue();

        assertThat(hosts).hasSize(1);
    }

    @Test
    void a_first_address_that_stays_silent_leaves_time_for_the_next(@TempDir Path folder)
            throws IOException, InterruptedException {
        PfxOptions key = certificate(folder, NAME);
        int port = listen(tls(key)).actualPort();
        try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.2"))) {
            Answers answers = new Answers().then("127.0.0.2", "127.0.0.1");

            assertThat(post(true, answers, trusting(key), "https", port).isSuccess()).isTrue();
        }
    }

    @Test
    void a_literal_address_is_a_name_too(@TempDir Path folder)
            throws IOException, InterruptedException {
        PfxOptions key = certificate(folder, NAME);
        int port = listen(tls(key)).actualPort();
        URI target = URI.create("https://127.0.0.1:" + port);

        assertThat(post(true, HostLookup.SYSTEM, trusting(key), target))
                .isEqualTo(new Outcome.Answered(200, ""));
        assertThat(hosts).containsExactly("127.0.0.1:" + port);
    }

    @Test
    void an_ipv6_address_is_connected_to_by_name_and_as_a_literal() throws IOException {
        InetAddress loopback = InetAddress.ofLiteral("::1");
        assumeTrue(NetworkInterface.getByInetAddress(loopback) != null, "no IPv6 here");
        HttpServer six =
                vertx.createHttpServer().requestHandler(this::receive).listen(0, "::1").await();
        int port = six.actualPort();

        assertThat(post(true, new Answers().then("::1"), "http", port).isSuccess()).isTrue();
        URI literal = URI.create("http://[::1]:" + port + "/hook");
        assertThat(post(true, HostLookup.SYSTEM, HttpTransport.options(), literal))
                .isEqualTo(new Outcome.Answered(200, ""));

        assertThat(hosts).containsExactly(NAME + ":" + port, "[::1]:" + port);
    }

    @Test
    void a_name_without_an_address_is_a_failure() {
        assertThat(post(true, new Answers(), "http", receiver.actualPort()))
                .isEqualTo(new Outcome.Unanswered("the target's host is unknown"));
    }

    @Test
    void the_certificate_must_be_trusted_and_for_the_name(@TempDir Path folder)
            throws IOException, InterruptedException {
        PfxOptions right = certificate(folder, NAME);
        PfxOptions wrong = certificate(folder, "other.example.test");
        int rightPort = listen(tls(right)).actualPort();
        int wrongPort = listen(tls(wrong)).actualPort();
        Answers answers = new Answers().then("127.0.0.1").then("127.0.0.1").then("127.0.0.1");

        assertThat(post(true, answers, trusting(right), "https", rightPort))
                .isEqualTo(new Outcome.Answered(200, NAME));
        assertThat(post(true, answers, trusting(wrong), "https", wrongPort))
                .isInstanceOfSatisfying(
                        Outcome.Unanswered.class,
                        outcome -> assertThat(outcome.reason()).contains(NAME));
        assertThat(post(true, answers, "https", rightPort))
                .isInstanceOfSatisfying(
                        Outcome.Unanswered.class,
                        outcome -> assertThat(outcome.reason()).contains("PKIX"));
        assertThat(hosts).hasSize(1);
    }

    private static HttpServerOptions tls(PfxOptions key) {
        HttpServerOptions options = new HttpServerOptions();
        options.setSsl(true);
        options.setSni(true);
        options.setKeyCertOptions(key);
        return options;
    }

    private static HttpClientOptions trusting(PfxOptions authority) {
        return HttpTransport.options().setTrustOptions(authority);
    }

    private static PfxOptions certificate(Path folder, String name)
            throws IOException, InterruptedException {
        Path store = folder.resolve(name + ".p12");
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "receiver",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=" + name,
                                "-ext",
                                "SAN=dns:" + name + ",ip:127.0.0.1",
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                store.toString(),
                                "-storepass",
                                PASSWORD)
                        .redirectErrorStream(true)
                        .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
        return new PfxOptions().setPath(store.toString()).setPassword(PASSWORD);
    }
}
