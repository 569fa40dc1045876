package dev.vident.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.vident.client.WebhookVerifier;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A receiver on a real socket.
final class ReceiverTest {
    private record Received(byte[] body, String digest, String algorithm, String authorization) {}

    private final WebhookWorld world = new WebhookWorld();
    private final Deque<Integer> statuses = new ArrayDeque<>();
    private final List<Received> received = Collections.synchronizedList(new ArrayList<>());
    private final HttpTransport lenient =
            new HttpTransport(new TargetPolicy(true), Thread::startVirtualThread);
    private final HttpTransport strict =
            new HttpTransport(new TargetPolicy(false), Thread::startVirtualThread);
    private HttpServer receiver;

    @BeforeEach
    void listen() throws IOException {
        receiver =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        receiver.createContext("/hook", this::receive);
        receiver.start();
    }

    @AfterEach
    void close() {
        lenient.close();
        strict.close();
        receiver.stop(0);
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            received.add(
                    new Received(
                            exchange.getRequestBody().readAllBytes(),
                            exchange.getRequestHeaders().getFirst("X-Payload-Digest"),
                            exchange.getRequestHeaders().getFirst("X-Payload-Digest-Alg"),
                            exchange.getRequestHeaders().getFirst("Authorization")));
            byte[] answer = "x".repeat(5000).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Location", url());
            exchange.sendResponseHeaders(statuses.remove(), answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private String url() {
        return "http://localhost:" + receiver.getAddress().getPort() + "/hook";
    }

    @Test
    void a_delivery_that_failed_is_sent_again_with_the_same_signed_body() {
        Deliverer deliverer = world.deliverer(lenient);
        Subscription subscription = world.subscribe(url());
        world.domain.applicant("u-1");
        statuses.addAll(List.of(500, 200));

        assertThat(deliverer.sendNext(subscription.id())).isTrue();
        assertThat(deliverer.sendNext(subscription.id())).isFalse();
        world.domain.clock.advance(Duration.ofMinutes(5));
        assertThat(deliverer.sendNext(subscription.id())).isTrue();

        assertThat(received).hasSize(2);
        WebhookVerifier verifier = new WebhookVerifier(WebhookWorld.SECRET);
        for (Received post : received) {
            assertThat(new String(post.body(), StandardCharsets.UTF_8))
                    .isEqualTo(world.bodies(subscription).getFirst());
            assertThat(verifier.verify(post.algorithm(), post.digest(), post.body())).isTrue();
            assertThat(post.authorization()).isEqualTo("Bearer: x y");
        }
        Delivery delivery = world.store.newest(subscription.id(), 1).getFirst();
        assertThat(delivery.state())
                .isEqualTo(new DeliveryState.Delivered(2, world.domain.clock.instant()));
        assertThat(world.store.attempts(delivery.id()))
                .extracting(Attempt::outcome)
                .containsExactly(
                        new Outcome.Answered(500, "x".repeat(1024)),
                        new Outcome.Answered(200, "x".repeat(1024)));
    }

    @Test
    void a_sample_is_signed_and_stands_in_no_log() {
        Subscription subscription = world.subscribe(url());
        statuses.add(418);
        SampleSender samples =
                new SampleSender(
                        world.subscriptions, lenient, world.domain.ids, world.domain.clock, "acme");

        SampleSender.Sample sample = samples.send(subscription);

        Received post = received.getFirst();
        assertThat(new String(post.body(), StandardCharsets.UTF_8)).isEqualTo(sample.payload());
        assertThat(
                        new WebhookVerifier(WebhookWorld.SECRET)
                                .verify(post.algorithm(), post.digest(), post.body()))
                .isTrue();
        assertThat(post.authorization()).isEqualTo("Bearer: x y");
        assertThat(sample.attempt().outcome())
                .isEqualTo(new Outcome.Answered(418, "x".repeat(1024)));
        assertThat(world.store.newest(subscription.id(), 10)).isEmpty();
    }

    /// An answer may be complete before its request has returned, most easily on a busy machine.
    @Test
    void an_answer_without_a_body_is_never_missed() throws Exception {
        Vertx vertx = Vertx.vertx();
        List<Future<Set<Outcome>>> senders = new ArrayList<>();
        AtomicBoolean busy = new AtomicBoolean(true);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            int port =
                    vertx.createHttpServer()
                            .requestHandler(request -> request.response().end())
                            .listen(0, "127.0.0.1")
                            .await()
                            .actualPort();
            Post post = new Post(URI.create("http://127.0.0.1:" + port + "/"), List.of(), "{}");
            keepBusy(2 * Runtime.getRuntime().availableProcessors(), busy);
            for (int i = 0; i < 8; i++) {
                senders.add(threads.submit(() -> outcomes(post, 100)));
            }
        } finally {
            busy.set(false);
            vertx.close().await();
        }

        for (Future<Set<Outcome>> sender : senders) {
            assertThat(sender.get()).containsOnly(new Outcome.Answered(200, ""));
        }
    }

    private Set<Outcome> outcomes(Post post, int times) {
        return Stream.generate(() -> lenient.post(post)).limit(times).collect(Collectors.toSet());
    }

    private static void keepBusy(int threads, AtomicBoolean busy) {
        for (int i = 0; i < threads; i++) {
            Thread.ofPlatform()
                    .daemon()
                    .start(() -> {
                        while (busy.get()) {
                            Thread.onSpinWait();
                        }
                    });
        }
    }

    @Test
    void a_redirect_is_not_followed() {
        statuses.add(307);
        assertThat(lenient.post(new Post(URI.create(url()), List.of(), "{}")))
                .isEqualTo(new Outcome.Answered(307, "x".repeat(1024)));
        assertThat(received).hasSize(1);
    }

    @Test
    void a_private_target_is_refused_before_a_connection_is_made() {
        assertThat(strict.post(new Post(URI.create(url()), List.of(), "{}")))
                .isEqualTo(new Outcome.Unanswered("target must be an https address"));
        URI secure = URI.create(url().replace("http:", "https:"));
        assertThat(strict.post(new Post(secure, List.of(), "{}")))
                .isEqualTo(
                        new Outcome.Unanswered(
                                "the target resolves to an address that is not public"));
        assertThat(received).isEmpty();
    }

    @Test
    void a_receiver_that_is_not_there_is_a_failure() {
        receiver.stop(0);
        assertThat(lenient.post(new Post(URI.create(url()), List.of(), "{}")))
                .isInstanceOf(Outcome.Unanswered.class);
    }

    @Test
    void a_receiver_that_hangs_delays_nobody_else() throws InterruptedException {
        world.subscribe("http://hanging.example/");
        world.subscribe("http://lively.example/");
        int applicants = 20;
        for (int i = 0; i < applicants; i++) {
            world.domain.applicant("u-" + i);
        }
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch arrived = new CountDownLatch(applicants);
        Transport transport =
                post -> {
                    if (post.target().getHost().startsWith("hanging")) {
                        awaitQuietly(release);
                    } else {
                        arrived.countDown();
                    }
                    return new Outcome.Answered(200, "");
                };
        WebhookSender sender = WebhookSender.start(world.deliverer(transport));
        try {
            assertThat(arrived.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(release.getCount()).isEqualTo(1);
        } finally {
            release.countDown();
            sender.close();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
