package dev.vident.server.http.api;

import static dev.vident.server.http.api.ApiAssertions.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.client.RequestSigner;
import dev.vident.server.access.IssuedAppToken;
import dev.vident.server.access.Permission;
import dev.vident.server.http.Json;
import dev.vident.server.http.RawHttp;
import dev.vident.server.platform.Mode;
import dev.vident.server.platform.Redacted;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Contract 3.1–3.4 over real HTTP.
@ExtendWith(WorldOfApi.class)
class SignatureContractTest {

    private static final String ONE = "/resources/applicants/66f000000000000000000001/one";

    private static final String MISMATCH = "app-token-signature mismatch";

    private final ApiWorld world;

    SignatureContractTest(ApiWorld world) {
        this.world = world;
    }

    @Test
    void accepts_the_vectors_of_the_contract_byte_for_byte() throws Exception {
        world.clock.advance(
                Duration.between(world.clock.instant(), Instant.ofEpochSecond(1_700_000_000)));
        String text = "sbx:vectorToken1.0123456789abcdef";
        world.appTokens.adopt(
                "vectors",
                Redacted.of(text),
                Redacted.of("openvi-test-secret-0001"),
                EnumSet.allOf(Permission.class));

        RawHttp.Reply inspection =
                world.raw(
                        "GET",
                        "/resources/inspections/66f000000000000000000002?fields=videoIdentData",
                        ApiWorld.authentication(
                                text,
                                "1700000000",
                                "87afe9f3de2ca45244c953453da20b6ce8f3587f043c9ddf1a48e7d512d66bb7"),
                        "");
        RawHttp.Reply creation =
                world.raw(
                        "POST",
                        "/resources/applicants?levelName=video%20level",
                        ApiWorld.authentication(
                                        text,
                                        "1700000000",
                                        "39a6c689d73922660304c77063c259fe22f4fed3a65bddaac80a0b0145440c2e")
                                + "Content-Type: application/json\n",
                        "{\"externalUserId\":\"u-1\"}");
        RawHttp.Reply bodyOnGet =
                world.raw(
                        "GET",
                        ONE,
                        ApiWorld.authentication(
                                        text,
                                        "1700000000",
                                        "77cd0e1c559c2b30b7c0a03bff32d80b9477f69a68f373640fe112bd0c59fcf9")
                                + "Content-Type: application/json\n",
                        "{}");

        assertError(inspection, 404, "Inspection with id 66f000000000000000000002 not found");
        assertError(creation, 400, "Level 'video level' does not exist");
        assertError(bodyOnGet, 404, "Applicant with id 66f000000000000000000001 not found");
    }

    @Test
    void refuses_missing_headers_with_4006_and_repeated_ones_with_4007() throws Exception {
        String complete = world.signature(world.sandbox, "GET", ONE, "");
        for (String line : complete.split("\n")) {
            assertError(
                    world.raw("GET", ONE, complete.replace(line + "\n", ""), ""),
                    401,
                    4006,
                    "app-token-not-all-auth-params-provided");
            assertError(
                    world.raw("GET", ONE, complete + line + "\n", ""),
                    401,
                    4007,
                    "app-token-invalid-params");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "sbx:short.x", "xyz:abcdefgh12.abcdefgh12345678", "sbx:"})
    void refuses_a_malformed_token_with_4000(String token) throws Exception {
        assertError(
                world.raw("GET", ONE, ApiWorld.authentication(token, now(), "00"), ""),
                401,
                4000,
                "app-token-invalid-format");
    }

    @Test
    void refuses_an_unknown_token_with_4001_and_a_wrong_private_part_with_4002() throws Exception {
        String known = world.sandbox.text().value();
        String unknown = "sbx:abcdefghijklmnopqrstuvwx" + known.substring(known.indexOf('.'));
        String otherMode = "prd:" + known.substring(4);
        String otherPrivate = known.substring(0, known.indexOf('.')) + "." + "x".repeat(32);

        assertError(auth(unknown), 401, 4001, "app-token-not-found");
        assertError(auth(otherMode), 401, 4001, "app-token-not-found");
        assertError(auth(otherPrivate), 401, 4002, "app-token-private-part-mismatch");
    }

    @Test
    void refuses_a_revoked_token() throws Exception {
        world.get("/resources/applicants/66f000000000000000000001/one");
        world.appTokens.revoke(world.sandbox.token().id());

        assertError(world.get(ONE), 401, 4001, "app-token-not-found");
    }

    @Test
    void refuses_a_wrong_signature_with_4003_and_the_documented_text() throws Exception {
        RawHttp.Reply reply =
                world.raw(
                        "GET",
                        ONE,
                        ApiWorld.authentication(
                                world.sandbox.text().value(), now(), "ab".repeat(32)),
                        "");

        assertError(reply, 401, 4003, "app-token-signature mismatch");
        assertThat(reply.text()).contains("\"Request signature mismatch\"");
        assertError(
                world.raw(
                        "GET",
                        ONE,
                        ApiWorld.authentication(world.sandbox.text().value(), now(), "not hex"),
                        ""),
                401,
                4003,
                "app-token-signature mismatch");
    }

    @Test
    void refuses_a_signature_of_another_method_target_body_or_secret() throws Exception {
        String signed = world.signature(world.sandbox, "GET", ONE, "");

        assertError(world.raw("GET", ONE + "?a=b", signed, ""), 401, 4003, MISMATCH);
        assertError(world.raw("GET", ONE + "/", signed, ""), 401, 4003, MISMATCH);
        assertThat(world.raw("HEAD", ONE, signed, "").status()).isEqualTo(401);
        assertError(world.raw("GET", ONE, signed, "{}"), 401, 4003, MISMATCH);
        assertError(
                world.raw(
                        "GET",
                        ONE,
                        world.signature(world.production, "GET", ONE, "")
                                .replace(
                                        world.production.text().value(),
                                        world.sandbox.text().value()),
                        ""),
                401,
                4003,
                MISMATCH);
    }

    @Test
    void accepts_a_minute_of_difference_either_way_and_no_second_more() throws Exception {
        assertThat(at(-60).status()).isEqualTo(404);
        assertThat(at(60).status()).isEqualTo(404);
        assertError(at(-61), 401, 4004, "app-token-request-expired");
        assertError(at(61), 401, 4004, "app-token-request-expired");
        assertThat(at(61).text()).contains("\"Request signature expired\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "1.5", "-5", "99999999999999999999"})
    void refuses_an_unreadable_time_stamp_with_4005(String timestamp) throws Exception {
        assertError(
                world.raw(
                        "GET",
                        ONE,
                        ApiWorld.authentication(
                                world.sandbox.text().value(), timestamp, "ab".repeat(32)),
                        ""),
                401,
                4005,
                "app-token-invalid-value");
    }

    @Test
    void accepts_upper_case_hex() throws Exception {
        String signature = sign(world.sandbox, now(), "GET", ONE).toUpperCase(Locale.ROOT);

        assertThat(
                        world.raw(
                                        "GET",
                                        ONE,
                                        ApiWorld.authentication(
                                                world.sandbox.text().value(), now(), signature),
                                        "")
                                .status())
                .isEqualTo(404);
    }

    @Test
    void verifies_percent_encoding_and_matrix_parameters_as_sent() throws Exception {
        String odd = "u %/;=ä+1";
        JsonNode created =
                Json.tree(
                        world.post(
                                        "/resources/applicants?levelName=video%2Dident&x=&x=1&levelName=video-ident",
                                        new String(
                                                Json.bytes(java.util.Map.of("externalUserId", odd)),
                                                StandardCharsets.ISO_8859_1))
                                .body());

        RawHttp.Reply found =
                world.get("/resources/applicants/-;externalUserId=u%20%25%2F%3B%3d%C3%A4+1/one/");

        assertThat(found.status()).as(found.text()).isEqualTo(200);
        assertThat(Json.tree(found.body()).get("id")).isEqualTo(created.get("id"));
    }

    @Test
    void verifies_a_whole_multipart_body_and_refuses_its_type_where_json_is_wanted()
            throws Exception {
        String multipart =
                "--b\r\nContent-Disposition: form-data; name=\"content\"\r\n\r\n\u00ff\u0000\u0001\r\n--b--\r\n";
        String headers = "Content-Type: multipart/form-data; boundary=b\n";
        String target = "/resources/applicants?levelName=video-ident";

        ApiAssertions.error(world.send(world.sandbox, "POST", target, headers, multipart), 415);
        ApiAssertions.error(
                world.send(
                        world.sandbox,
                        "POST",
                        target,
                        headers,
                        multipart.substring(0, multipart.length() - 9)),
                415);
    }

    @Test
    void tolerates_headers_it_does_not_know() throws Exception {
        assertThat(
                        world.send(
                                        world.sandbox,
                                        "GET",
                                        ONE,
                                        "Content-Encoding: utf-8\nX-Agent-Source: agent\n",
                                        "{}")
                                .status())
                .isEqualTo(404);
    }

    @Test
    void checks_every_call_but_health() throws Exception {
        assertThat(world.raw("GET", "/resources/status/api", "", "").text()).isEqualTo("{}");
        assertError(
                world.raw("GET", "/resources/inspections/66f000000000000000000002", "", ""),
                401,
                4006,
                "app-token-not-all-auth-params-provided");
    }

    @Test
    void refuses_an_oversized_body_an_unknown_path_and_a_wrong_method() throws Exception {
        RawHttp.Reply large =
                world.raw(
                        "POST",
                        "/resources/applicants?levelName=video-ident",
                        "Expect: 100-continue\n",
                        " ".repeat(1_100_000));
        assertThat(large.status()).isEqualTo(413);
        ApiAssertions.error(large, 413);
        ApiAssertions.error(world.get("/resources/nothing"), 404);
        ApiAssertions.error(world.get("/resources//applicants"), 404);
        RawHttp.Reply method = world.send(world.sandbox, "DELETE", ONE, "", "");
        ApiAssertions.error(method, 405);
        assertThat(method.header("Allow")).isEqualTo("GET");
    }

    @Test
    void hides_the_other_mode() throws Exception {
        String id = world.applicant("u-1").get("id").asString();
        String target = "/resources/applicants/" + id + "/one";

        assertThat(world.get(target).status()).isEqualTo(200);
        ApiAssertions.error(world.send(world.production, "GET", target, "", ""), 404);
        ApiAssertions.error(
                world.send(
                        world.production,
                        "GET",
                        "/resources/applicants/-;externalUserId=u-1/one",
                        "",
                        ""),
                404);
    }

    @Test
    void refuses_what_the_token_may_not_do() throws Exception {
        IssuedAppToken nothing = world.token(Mode.SANDBOX, EnumSet.noneOf(Permission.class));

        ApiAssertions.error(world.send(nothing, "GET", ONE, "", ""), 403);
        ApiAssertions.error(
                world.send(nothing, "POST", "/resources/applicants?levelName=video-ident", "", ""),
                403);
    }

    private RawHttp.Reply auth(String token) throws Exception {
        return world.raw("GET", ONE, ApiWorld.authentication(token, now(), "ab".repeat(32)), "");
    }

    private RawHttp.Reply at(long offsetSeconds) throws Exception {
        String timestamp = Long.toString(world.clock.instant().getEpochSecond() + offsetSeconds);
        return world.raw(
                "GET",
                ONE,
                ApiWorld.authentication(
                        world.sandbox.text().value(),
                        timestamp,
                        sign(world.sandbox, timestamp, "GET", ONE)),
                "");
    }

    private String now() {
        return Long.toString(world.clock.instant().getEpochSecond());
    }

    private static String sign(
            IssuedAppToken token, String timestamp, String method, String target) {
        return new RequestSigner(token.secretKey().value())
                .sign(timestamp, method, target, new byte[0]);
    }
}
