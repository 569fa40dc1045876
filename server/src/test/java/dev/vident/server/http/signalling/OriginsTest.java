package dev.vident.server.http.signalling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.server.http.HttpServer;
import dev.vident.server.http.HttpSettings;
import dev.vident.server.http.Routes;
import dev.vident.server.platform.AddressRange;
import dev.vident.server.platform.Redacted;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/// From where a page calls, as a server behind a proxy and one without see it.
class OriginsTest {
    private static final Origins WITH_COUNTRY = new Origins(true, "X-Country");

    private static String seen(
            Origins origins, List<AddressRange> proxies, String forwardedFor, String country)
            throws Exception {
        Routes routes =
                router ->
                        router.get("/origin")
                                .handler(routing -> {
                                    Redacted<String> origin = origins.of(routing);
                                    routing.end(origin == null ? "-" : origin.value());
                                });
        try (HttpServer server = server(proxies, routes);
                HttpClient http = HttpClient.newHttpClient()) {
            URI address = URI.create("http://127.0.0.1:" + server.port() + "/origin");
            HttpRequest request =
                    HttpRequest.newBuilder(address)
                            .header("X-Forwarded-For", forwardedFor)
                            .header("X-Country", country)
                            .build();
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }

    private static HttpServer server(List<AddressRange> proxies, Routes routes) {
        return HttpServer.start(
                HttpSettings.of("127.0.0.1", 0).behind(proxies),
                "00000000000000bb",
                List.of(routes));
    }

    @Test
    void the_country_is_believed_of_a_trusted_proxy_only() throws Exception {
        List<AddressRange> proxies = List.of(AddressRange.parse("127.0.0.0/8"));

        assertThat(seen(WITH_COUNTRY, proxies, "192.0.2.7", "CHE")).isEqualTo("192.0.2.7 CHE");
        assertThat(seen(WITH_COUNTRY, proxies, "2001:db8::7", "CH")).isEqualTo("2001:db8::7 CH");
        assertThat(seen(WITH_COUNTRY, List.of(), "192.0.2.7", "CHE")).isEqualTo("127.0.0.1");
    }

    @Test
    void what_is_no_country_or_no_address_is_left_out() throws Exception {
        List<AddressRange> proxies = List.of(AddressRange.parse("127.0.0.0/8"));

        assertThat(seen(WITH_COUNTRY, proxies, "192.0.2.7", "x':y")).isEqualTo("192.0.2.7");
        assertThat(seen(WITH_COUNTRY, proxies, "unknown, or 'so'", "CHE")).isEqualTo("-");
        assertThat(seen(new Origins(true, ""), proxies, "192.0.2.7", "CHE")).isEqualTo("192.0.2.7");
    }

    @Test
    void nothing_is_kept_unless_it_is_to_be_shown() throws Exception {
        assertThat(seen(new Origins(false, "X-Country"), List.of(), "192.0.2.7", "CHE"))
                .isEqualTo("-");
    }
}
