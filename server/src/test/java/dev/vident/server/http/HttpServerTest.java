package dev.vident.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class HttpServerTest {

    private static final byte[] LETTERS = "abcdefghij".getBytes(StandardCharsets.UTF_8);

    private final CountDownLatch slow = new CountDownLatch(1);
    private final CountDownLatch slowEntered = new CountDownLatch(1);
    private final AtomicInteger bodiesSeen = new AtomicInteger();
    private final HttpServer server =
            HttpServer.start(
                    HttpSettings.of("127.0.0.1", 0), "00000000000000aa", List.of(this::mount));

    private void mount(io.vertx.ext.web.Router router) {
        Endpoints.on(
                router.route("/echo"),
                16,
                exchange -> {
                    bodiesSeen.incrementAndGet();
                    return Answer.bytes(200, "text/plain", exchange.body());
                });
        Endpoints.on(
                router.post("/json"),
                exchange -> Answer.json(200, exchange.json(JsonNode.class).get("a")));
        Endpoints.on(
                router.get("/bug"),
                _ -> {
                    throw new IllegalStateException("planted");
                });
        Endpoints.on(
                router.get("/thread"), _ -> Answer.json(200, Thread.currentThread().isVirtual()));
        Endpoints.on(
                router.get("/slow"),
                _ -> {
                    slowEntered.countDown();
                    slow.await();
                    return Answer.empty(200);
                });
        for (io.vertx.ext.web.Route route : List.of(router.get("/big"), router.head("/big"))) {
            Endpoints.on(
                    route,
                    exchange ->
                            RangedAnswer.of(
                                    exchange,
                                    "video/mp4",
                                    "m1",
                                    LETTERS.length,
                                    (offset, length) ->
                                            new ByteArrayInputStream(
                                                    LETTERS, (int) offset, (int) length)));
        }
    }

    @AfterEach
    void close() {
        slow.countDown();
        server.close();
    }

    @Test
    void keeps_a_connection_alive_and_closes_it_when_asked_to() throws Exception {
        try (RawHttp http = new RawHttp(server.port())) {
            assertThat(http.ask("GET /thread HTTP/1.1\nHost: a\n\n").text()).isEqualTo("true");
            RawHttp.Reply last = http.ask("GET /thread HTTP/1.1\nHost: a\nConnection: close\n\n");

            assertThat(last.status()).isEqualTo(200);
            assertThat(last.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(http.closed()).isTrue();
        }
    }

    @Test
    void reads_a_body_on_get_and_in_chunks() throws Exception {
        try (RawHttp http = new RawHttp(server.port())) {
            assertThat(http.ask("GET /echo HTTP/1.1\nHost: a\nContent-Length: 2\n\n{}").text())
                    .isEqualTo("{}");
            assertThat(
                            http.ask(
                                            "POST /echo HTTP/1.1\nHost: a\nTransfer-Encoding: chunked\n"
                                                    + "\n3\nabc\n1\nd\n0\n\n")
                                    .text())
                    .isEqualTo("abcd");
        }
    }

    @Test
    void answers_an_expectation_before_the_body() throws Exception {
        try (RawHttp http = new RawHttp(server.port())) {
            RawHttp.Reply go =
                    http.ask(
                            "POST /echo HTTP/1.1\nHost: a\nContent-Length: 2\nExpect: 100-continue\n\n");
            http.write("ok");

            assertThat(go.status()).isEqualTo(100);
            assertThat(http.read(false).text()).isEqualTo("ok");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 99999999999\n\n",
                "Content-Length: 17\nExpect: 100-continue\n\n",
                "Transfer-Encoding: chunked\n\n9\n123456789\n9\n123456789\n"
            })
    void refuses_an_oversized_body_without_reading_it(String rest) throws Exception {
        try (RawHttp http = new RawHttp(server.port())) {
            RawHttp.Reply reply = http.ask("POST /echo HTTP/1.1\nHost: a\n" + rest);

            assertThat(reply.status()).isEqualTo(413);
            assertError(reply, 413);
            assertThat(bodiesSeen).hasValue(0);
            assertThat(http.closed()).isTrue();
        }
    }

    @Test
    void refuses_what_the_router_does_not_know_with_the_error_body() throws Exception {
        try (RawHttp http = new RawHttp(server.port())) {
            assertError(http.ask("GET /nowhere HTTP/1.1\nHost: a\n\n"), 404);
            assertError(http.ask("DELETE /json HTTP/1.1\nHost: a\n\n"), 405);
            assertError(http.ask("GET /%zz HTTP/1.1\nHost: a\n\n"), 400);
            assertError(
                    http.ask(
                            "POST /json HTTP/1.1\nHost: a\nContent-Type: text/plain\nContent-Length: 2\n\n{}"),
                    415);
            assertError(
                    http.ask(
                            "POST /json HTTP/1.1\nHost: a\nContent-Type: application/json\n"
                                    + "Content-Length: 4\n\n{\"a\""),
                    400);
            RawHttp.Reply bug = http.ask("GET /bug HTTP/1.1\nHost: a\n\n");
            assertError(bug, 500);
            assertThat(bug.text()).doesNotContain("planted");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense\n\n",
                "GET /thread HTTP/1.1\nHost: a\nno colon\n\n",
                "POST /echo HTTP/1.1\nHost: a\nContent-Length: x\n\n"
            })
    void refuses_what_is_no_http(String text) throws Exception {
        try (RawHttp http = new RawHttp(server.port())) {
            assertError(http.ask(text), 400);
        }
    }

    @Test
    void refuses_an_endless_request_line_and_an_endless_head() throws Exception {
        try (RawHttp http = new RawHttp(server.port())) {
            assertError(http.ask("GET /" + "a".repeat(9_000) + " HTTP/1.1\n\n"), 414);
        }
        try (RawHttp http = new RawHttp(server.port())) {
            assertError(http.ask("GET / HTTP/1.1\nA: " + "a".repeat(20_000) + "\n\n"), 431);
        }
    }

    @Test
    void sends_the_whole_or_one_range_or_only_the_head() throws Exception {
        try (RawHttp http = new RawHttp(server.port())) {
            RawHttp.Reply whole = http.ask("GET /big HTTP/1.1\nHost: a\n\n");
            assertThat(whole.status()).isEqualTo(200);
            assertThat(whole.text()).isEqualTo("abcdefghij");
            assertThat(whole.header("Accept-Ranges")).isEqualTo("bytes");

            RawHttp.Reply middle = range(http, "bytes=2-4");
            assertThat(middle.status()).isEqualTo(206);
            assertThat(middle.text()).isEqualTo("cde");
            assertThat(middle.header("Content-Range")).isEqualTo("bytes 2-4/10");
            assertThat(range(http, "bytes=7-").text()).isEqualTo("hij");
            assertThat(range(http, "bytes=-2").text()).isEqualTo("ij");
            assertThat(range(http, "bytes=8-99").text()).isEqualTo("ij");
            assertThat(range(http, "bytes=0-1,3-4").status()).isEqualTo(200);
            assertThat(range(http, "bytes=5-2").status()).isEqualTo(200);

            RawHttp.Reply outside = range(http, "bytes=10-");
            assertError(outside, 416);
            assertThat(outside.header("Content-Range")).isEqualTo("bytes */10");

            RawHttp.Reply head = http.ask("HEAD /big HTTP/1.1\nHost: a\nRange: bytes=2-4\n\n");
            assertThat(head.status()).isEqualTo(200);
            assertThat(head.header("Content-Length")).isEqualTo("10");
            assertThat(http.ask("GET /thread HTTP/1.1\nHost: a\n\n").text()).isEqualTo("true");
        }
    }

    @Test
    void honours_if_range() throws Exception {
        try (RawHttp http = new RawHttp(server.port())) {
            String head = "GET /big HTTP/1.1\nHost: a\nRange: bytes=1-1\nIf-Range: ";

            assertThat(http.ask(head + "\"m1\"\n\n").status()).isEqualTo(206);
            assertThat(http.ask(head + "\"m2\"\n\n").status()).isEqualTo(200);
        }
    }

    @Test
    void lets_a_request_in_flight_finish_before_it_closes() throws Exception {
        try (RawHttp http = new RawHttp(server.port())) {
            http.write("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
            slowEntered.await();
            CompletableFuture<Void> closing = CompletableFuture.runAsync(server::close);
            slow.countDown();

            assertThat(http.read(false).status()).isEqualTo(200);
            closing.join();
        }
    }

    private static RawHttp.Reply range(RawHttp http, String range) throws Exception {
        return http.ask("GET /big HTTP/1.1\nHost: a\nRange: " + range + "\n\n");
    }

    private static void assertError(RawHttp.Reply reply, int status) {
        assertThat(reply.status()).isEqualTo(status);
        JsonNode body = Json.tree(reply.body());
        assertThat(body.get("code").asInt()).isEqualTo(status);
        assertThat(body.get("description").asString()).isNotBlank();
        assertThat(body.get("correlationId").asString())
                .matches("[0-9a-f]{32}")
                .isEqualTo(reply.header("X-Correlation-Id"));
    }
}
