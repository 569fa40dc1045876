package dev.vident.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StaticPagesTest {

    private final HttpServer server =
            HttpServer.start(
                    HttpSettings.of("127.0.0.1", 0),
                    "00000000000000cc",
                    List.of(new StaticPages(List.of("https://a.example", "https://b.example"))));

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "/websdk/websdk.html, https://a.example https://b.example",
                "/websdk/websdk.html?_=id_abc&theme=dark, https://a.example https://b.example",
                "/websdk/p/abcdefgh12345678, 'none'",
                "/desk, 'none'",
                "/desk/, 'none'",
                "/docs, 'none'",
            })
    void serves_the_pages_under_a_policy_that_knows_their_import_map(
            String target, String ancestors) throws Exception {
        RawHttp.Reply page = get(target, "");

        assertThat(page.status()).as(page.text()).isEqualTo(200);
        assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=utf-8");
        assertThat(page.header("Content-Security-Policy"))
                .endsWith("frame-ancestors " + ancestors)
                .contains("'sha256-" + importMapHash(page.text()) + "'")
                .doesNotContain("unsafe");
    }

    @Test
    void whoever_may_embed_the_page_may_style_it_and_nothing_else() throws Exception {
        String policy = get("/websdk/websdk.html", "").header("Content-Security-Policy");

        assertThat(policy.split("; "))
                .filteredOn(rule -> rule.contains("a.example"))
                .containsExactly(
                        "style-src 'self' https://a.example https://b.example",
                        "frame-ancestors https://a.example https://b.example");
    }

    @Test
    void serves_every_script_and_style_a_page_names_itself() throws Exception {
        for (String page : List.of("/websdk/websdk.html", "/desk", "/docs")) {
            Matcher names =
                    Pattern.compile("(?:src|href|\": )=?\"(/[^\"]+\\.(?:js|css|svg))\"")
                            .matcher(get(page, "").text());
            int found = 0;
            while (names.find()) {
                found++;
                assertThat(get(names.group(1), "").status()).as(names.group(1)).isEqualTo(200);
            }
            assertThat(found).isGreaterThan(4);
        }
    }

    @Test
    void serves_the_description_of_the_api_to_whoever_asks() throws Exception {
        RawHttp.Reply description = get("/openapi.json", "");

        assertThat(description.header("Content-Type")).isEqualTo("application/json;charset=utf-8");
        assertThat(Json.tree(description.body()).get("openapi").asString()).startsWith("3.1");
    }

    @Test
    void lets_a_browser_ask_whether_a_file_changed_and_keep_versioned_ones() throws Exception {
        RawHttp.Reply asset = get("/assets/look/tokens.css", "");
        RawHttp.Reply unchanged =
                get("/assets/look/tokens.css", "If-None-Match: " + asset.header("ETag") + "\n");
        RawHttp.Reply library = get("/assets/webjars/lit/3.3.2/index.js", "");

        assertThat(asset.header("Content-Type")).isEqualTo("text/css;charset=utf-8");
        assertThat(asset.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(unchanged.status()).isEqualTo(304);
        assertThat(unchanged.body()).isEmpty();
        assertThat(library.header("Cache-Control")).contains("immutable");
        assertThat(library.header("Content-Type")).startsWith("text/javascript");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/",
                "/assets/nothing.js",
                "/assets/../logback.xml",
                "/assets/%2e%2e/logback.xml",
                "/assets/look/../../logback.xml",
                "/assets//logback.xml",
                "/assets/..%2flogback.xml",
                "/assets/webjars/../../../logback.xml",
                "/assets/look"
            })
    void serves_nothing_else(String target) throws Exception {
        assertThat(get(target, "").status()).isEqualTo(404);
    }

    private RawHttp.Reply get(String target, String headers) throws Exception {
        try (RawHttp http = new RawHttp(server.port())) {
            return http.ask("GET " + target + " HTTP/1.1\nHost: a\n" + headers + "\n");
        }
    }

    private static String importMapHash(String page) {
        String start = "<script type=\"importmap\">";
        int from = page.indexOf(start) + start.length();
        return ClassPathFile.sha256(
                page.substring(from, page.indexOf("</script>", from))
                        .getBytes(StandardCharsets.UTF_8));
    }
}
