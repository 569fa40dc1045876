package dev.vident.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.server.platform.Redacted;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MetricsRoutesTest {
    private final Queue<String> answered = new ConcurrentLinkedQueue<>();

    @Test
    void without_a_token_this_machine_may_read_them_and_no_proxy() throws IOException {
        try (HttpServer server = server(null)) {
            RawHttp.Reply reply = ask(server, "");
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.text()).isEqualTo("figures 1\n");
            assertThat(reply.header("Content-Type")).startsWith("text/plain");
            assertThat(ask(server, "X-Forwarded-For: 192.0.2.1\n").status()).isEqualTo(404);
            assertThat(ask(server, "Forwarded: for=192.0.2.1\n").status()).isEqualTo(404);
        }
        assertThat(answered).contains("GET /metrics 200", "GET /metrics 404");
    }

    @Test
    void with_a_token_only_who_has_it() throws IOException {
        try (HttpServer server = server(Redacted.of("hush"))) {
            assertThat(ask(server, "").status()).isEqualTo(404);
            assertThat(ask(server, "Authorization: Bearer hus\n").status()).isEqualTo(404);
            assertThat(
                            ask(server, "Authorization: Bearer hush\nX-Forwarded-For: 192.0.2.1\n")
                                    .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void requests_are_reported_by_template_and_never_by_path() throws IOException {
        try (HttpServer server = server(null);
                RawHttp http = new RawHttp(server.port())) {
            http.ask("GET /people/4711 HTTP/1.1\nHost: x\n\n");
            http.ask("GET /nowhere/4711 HTTP/1.1\nHost: x\n\n");
            http.ask("BREW /people/4711 HTTP/1.1\nHost: x\n\n");
        }
        assertThat(answered).contains("GET /people/:id 200");
        assertThat(answered).noneMatch(line -> line.contains("4711") || line.contains("BREW"));
    }

    private static RawHttp.Reply ask(HttpServer server, String headers) throws IOException {
        try (RawHttp http = new RawHttp(server.port())) {
            return http.ask("GET /metrics HTTP/1.1\nHost: x\n" + headers + "\n");
        }
    }

    private HttpServer server(@Nullable Redacted<String> token) {
        return HttpServer.start(
                HttpSettings.of("127.0.0.1", 0),
                "00000000000000cc",
                List.of(
                        new RequestMeter(
                                (method, route, status, _) ->
                                        answered.add(method + " " + route + " " + status),
                                InstantSource.system()),
                        new MetricsRoutes(token, () -> "figures 1\n"),
                        router ->
                                Endpoints.on(router.get("/people/:id"), _ -> Answer.json(200, 1))));
    }
}
