package dev.vident.server.http.api;

import static dev.vident.server.http.api.ApiAssertions.assertError;
import static dev.vident.server.http.api.ApiAssertions.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.server.http.Json;
import dev.vident.server.http.RawHttp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// `redirect` of a WebSDK link (contract 4.6): what the integrator asks for, and where the page is
/// then sent.
@ExtendWith(WorldOfApi.class)
class RedirectContractTest {
    private static final String USER = "{\"userId\":\"u-1\",\"levelName\":\"video-ident\"";
    private static final String GREEN = "{\"reviewAnswer\":\"GREEN\"}";
    private static final String FINAL =
            "{\"reviewAnswer\":\"RED\",\"reviewRejectType\":\"FINAL\",\"rejectLabels\":[\"FORGERY\"]}";
    private static final String RETRY =
            "{\"reviewAnswer\":\"RED\",\"reviewRejectType\":\"RETRY\","
                    + "\"rejectLabels\":[\"UNSATISFACTORY_PHOTOS\"]}";
    private static final String BOTH =
            """
            {"successUrl":"https://a.example/ok?x=1#end","rejectUrl":"https://a.example/no",
             "allowedQueryParams":["campaign","other"]}\
            """;

    private final ApiWorld world;

    RedirectContractTest(ApiWorld world) {
        this.world = world;
    }

    @Test
    void leads_to_the_success_address_with_the_allowed_parameters_of_the_link() throws Exception {
        made(BOTH);
        verdict(GREEN);

        assertThat(target("?campaign=a%20b%26c&secret=s&lang=de"))
                .isEqualTo("https://a.example/ok?x=1&campaign=a+b%26c#end");
    }

    @Test
    void leads_to_the_reject_address_after_a_final_rejection() throws Exception {
        made(BOTH);
        verdict(FINAL);

        assertThat(target("")).isEqualTo("https://a.example/no");
    }

    @Test
    void leads_nowhere_before_the_last_word() throws Exception {
        made(BOTH);
        assertError(page(""), 404, "There is no final verdict yet");
        verdict(RETRY);

        assertError(page(""), 404, "There is no final verdict yet");
    }

    @Test
    void leads_nowhere_where_no_address_is_set() throws Exception {
        made("{\"successUrl\":\"https://a.example/ok\"}");
        verdict(FINAL);

        assertError(page(""), 404, "The page leads nowhere");
    }

    @Test
    void a_newer_link_without_redirect_leads_nowhere() throws Exception {
        made(BOTH);
        made("null");
        verdict(GREEN);

        assertError(page(""), 404, "The page leads nowhere");
    }

    @Test
    void wants_the_access_token_of_an_applicant() throws Exception {
        error(world.raw("GET", "/websdk/api/redirect", "", ""), 401);
    }

    @Test
    void appends_a_token_signed_with_the_key() throws Exception {
        made("{\"successUrl\":\"https://a.example/ok\",\"signKey\":\"h\u00fcsh\"}");
        verdict(GREEN);

        String url = target("");

        assertThat(url).startsWith("https://a.example/ok?jwt=");
        String[] parts = url.substring(url.indexOf('=') + 1).split("[.]");
        assertThat(Json.tree(decoded(parts[0])).get("alg").asString()).isEqualTo("HS256");
        assertThat(decoded(parts[2])).isEqualTo(hmac("h\u00fcsh", parts[0] + "." + parts[1]));
        JsonNode claims = Json.tree(decoded(parts[1]));
        assertThat(claims.get("sub").asString()).isEqualTo("u-1");
        assertThat(claims.get("aud").asString()).isEqualTo("acme");
        assertThat(claims.get("applicantId").asString()).isEqualTo(applicantId());
        assertThat(claims.get("levelName").asString()).isEqualTo("video-ident");
        assertThat(claims.get("reviewAnswer").asString()).isEqualTo("GREEN");
        long now = world.clock.instant().getEpochSecond();
        assertThat(claims.get("iat").asLong()).isEqualTo(now);
        assertThat(claims.get("exp").asLong()).isEqualTo(now + 600);
    }

    @Test
    void the_key_is_not_kept_in_the_clear() throws Exception {
        made("{\"successUrl\":\"https://a.example/ok\",\"signKey\":\"sesame-sesame\"}");

        assertThat(world.stores.redirects().find(applicantId()).orElseThrow())
                .startsWith("v1:")
                .doesNotContain("sesame");
    }

    @Test
    void takes_http_of_localhost_for_development() throws Exception {
        made("{\"successUrl\":\"http://localhost:8080/ok\"}");
        verdict(GREEN);

        assertThat(target("")).isEqualTo("http://localhost:8080/ok");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "http://a.example/",
                "http://localhost.a.example/",
                "javascript:alert(1)",
                "//a.example/",
                "https:///path",
                "https://user@a.example/",
                "https://a.example/ x"
            })
    void refuses_other_addresses_and_creates_nobody(String url) throws Exception {
        String description = " must be an https address, or http of localhost";
        assertError(
                link("{\"successUrl\":\"" + url + "\"}"), 400, "redirect.successUrl" + description);
        assertError(
                link("{\"rejectUrl\":\"" + url + "\"}"), 400, "redirect.rejectUrl" + description);
        error(world.get("/resources/applicants/-;externalUserId=u-1/one"), 404);
    }

    @Test
    void refuses_parameters_and_keys_it_cannot_use() throws Exception {
        assertError(
                link("{\"allowedQueryParams\":[\"a\",\"b\",\"c\",\"d\",\"e\"]}"),
                400,
                "redirect.allowedQueryParams must have at most 4 names");
        assertError(
                link("{\"allowedQueryParams\":[\"jwt\"]}"),
                400,
                "redirect.allowedQueryParams must not name jwt");
        assertError(
                link("{\"signKey\":\"" + "k".repeat(1001) + "\"}"),
                400,
                "redirect.signKey must have at most 1000 characters");
        error(link("{\"allowedQueryParams\":7}"), 400);
    }

    private void made(String redirect) throws IOException {
        RawHttp.Reply reply = link(redirect);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    }

    private RawHttp.Reply link(String redirect) throws IOException {
        String body = USER + ",\"redirect\":" + redirect + "}";
        return world.post(
                "/resources/sdkIntegrations/levels/-/websdkLink",
                new String(body.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    }

    private void verdict(String json) throws IOException {
        RawHttp.Reply reply =
                world.post(
                        "/resources/applicants/" + applicantId() + "/status/testCompleted", json);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    }

    private String applicantId() throws IOException {
        return Json.tree(world.get("/resources/applicants/-;externalUserId=u-1/one").body())
                .get("id")
                .asString();
    }

    /// What the page is told when it asks, with the query of its own address.
    private RawHttp.Reply page(String query) throws IOException {
        String token =
                Json.tree(world.post("/resources/accessTokens/sdk", USER + "}").body())
                        .get("token")
                        .asString();
        return world.raw(
                "GET", "/websdk/api/redirect" + query, "Authorization: Bearer " + token + "\n", "");
    }

    private String target(String query) throws IOException {
        RawHttp.Reply reply = page(query);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return Json.tree(reply.body()).get("url").asString();
    }

    private static byte[] decoded(String base64url) {
        return Base64.getUrlDecoder().decode(base64url);
    }

    private static byte[] hmac(String key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
    }
}
