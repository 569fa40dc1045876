package dev.vident.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A peer that announces a body and does not send it holds nothing for long.
class SlowBodyTest {

    private final HttpServer server =
            HttpServer.start(
                    new HttpSettings(
                            "127.0.0.1",
                            0,
                            1,
                            16,
                            1 << 20,
                            Duration.ofMillis(100),
                            Duration.ofSeconds(75),
                            List.of(),
                            Duration.ofSeconds(1)),
                    "00000000000000aa",
                    List.of(router -> {
                        Endpoints.on(
                                router.post("/held"),
                                exchange -> Answer.bytes(200, "text/plain", exchange.body()));
                        router.post("/streamed")
                                .handler(routing ->
                                        Endpoints.serveStreamed(
                                                routing,
                                                "/streamed",
                                                (_, body) ->
                                                        Answer.bytes(
                                                                200,
                                                                "text/plain",
                                                                body.readAllBytes())));
                    }));

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void a_body_that_never_arrives_is_answered_408() throws Exception {
        refusedAfter("/held", "");
        refusedAfter("/held", "part");
        refusedAfter("/streamed", "");
        refusedAfter("/streamed", "part");
    }

    @Test
    void a_body_in_pieces_arrives_whole() throws Exception {
        for (String path : List.of("/held", "/streamed")) {
            try (RawHttp http = new RawHttp(server.port())) {
                http.write("POST " + path + " HTTP/1.1\r\nHost: a\r\nContent-Length: 6\r\n\r\nab");
                http.write("cd");
                http.write("ef");

                assertThat(http.read(false).text()).isEqualTo("abcdef");
                http.write("POST " + path + " HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\ng");
                assertThat(http.read(false).text()).isEqualTo("g");
            }
        }
    }

    private void refusedAfter(String path, String sent) throws Exception {
        try (RawHttp http = new RawHttp(server.port())) {
            http.write("POST " + path + " HTTP/1.1\r\nHost: a\r\nContent-Length: 6\r\n\r\n" + sent);

            RawHttp.Reply reply = http.read(false);

            assertThat(reply.status()).isEqualTo(408);
            assertThat(Json.tree(reply.body()).get("code").asInt()).isEqualTo(408);
            assertThat(reply.header("Connection")).isEqualTo("close");
            assertThat(http.closed()).isTrue();
        }
    }
}
