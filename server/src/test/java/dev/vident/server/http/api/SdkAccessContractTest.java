package dev.vident.server.http.api;

import static dev.vident.server.http.api.ApiAssertions.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.client.SdkAccess;
import dev.vident.client.VidentClient;
import dev.vident.server.access.SdkToken;
import dev.vident.server.access.SdkTokens;
import dev.vident.server.applicant.Applicant;
import dev.vident.server.http.Json;
import dev.vident.server.http.RawHttp;
import dev.vident.server.platform.Mode;
import dev.vident.server.platform.Randomness;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Contract 4.4 and 4.6.
@ExtendWith(WorldOfApi.class)
class SdkAccessContractTest {

    private static final String SDK = "/resources/accessTokens/sdk";

    private final ApiWorld world;

    SdkAccessContractTest(ApiWorld world) {
        this.world = world;
    }

    @Test
    void issues_a_token_that_names_our_address_and_creates_the_applicant() throws Exception {
        RawHttp.Reply reply =
                world.post(
                        SDK,
                        """
                        {"userId":"u 1","levelName":"video-ident","ttlInSecs":60,"token":"",
                         "applicantIdentifiers":{"email":"ada@example.org"}}\
                        """);

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        JsonNode body = Json.tree(reply.body());
        assertThat(body.get("userId").asString()).isEqualTo("u 1");
        String token = body.get("token").asString();
        assertThat(token).startsWith("_act-sbx-jwt-");
        String payload =
                new String(
                        Base64.getDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
        assertThat(Json.tree(payload.getBytes(StandardCharsets.UTF_8)).get("url").asString())
                .isEqualTo(world.url());
        Applicant created =
                world.stores.applicants().findByExternalUserId(Mode.SANDBOX, "u 1").orElseThrow();
        assertThat(created.email().value()).isEqualTo("ada@example.org");
        SdkToken stored = recognise(token);
        assertThat(stored.applicantId()).isEqualTo(created.id());
        assertThat(stored.expiresAt()).isEqualTo(world.clock.instant().plusSeconds(60));
    }

    @Test
    void gives_ten_minutes_by_default_and_takes_the_query_form_without_a_body() throws Exception {
        RawHttp.Reply reply =
                world.send(
                        world.sandbox,
                        "POST",
                        "/resources/accessTokens?userId=u%201&levelName=video-ident",
                        "",
                        "");

        JsonNode body = Json.tree(reply.body());
        assertThat(body.get("userId").asString()).isEqualTo("u 1");
        assertThat(recognise(body.get("token").asString()).expiresAt())
                .isEqualTo(world.clock.instant().plus(Duration.ofMinutes(10)));
    }

    @Test
    void uses_the_applicant_that_exists() throws Exception {
        String id = world.applicant("u-1").get("id").asString();

        JsonNode body =
                Json.tree(
                        world.post(SDK, "{\"userId\":\"u-1\",\"levelName\":\"video-ident\"}")
                                .body());

        assertThat(recognise(body.get("token").asString()).applicantId()).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"levelName\":\"video-ident\"}",
                "{\"userId\":\"\",\"levelName\":\"video-ident\"}",
                "{\"userId\":\"u-1\"}",
                "{\"userId\":\"u-1\",\"levelName\":\"nothing\"}",
                "{\"userId\":\"u-1\",\"levelName\":\"video-ident\",\"ttlInSecs\":0}",
                "{\"userId\":\"u-1\",\"levelName\":\"video-ident\",\"ttlInSecs\":99999999999}",
                "{\"userId\":\"u-1\",\"levelName\":\"video-ident\",\"ttlInSecs\":\"soon\"}"
            })
    void refuses_what_is_incomplete_and_creates_nobody(String json) throws Exception {
        error(world.post(SDK, json), 400);
        error(world.post("/resources/sdkIntegrations/levels/-/websdkLink", json), 400);
        assertThat(world.stores.applicants().findByExternalUserId(Mode.SANDBOX, "u-1")).isEmpty();
    }

    @Test
    void refuses_an_unknown_level_for_an_applicant_that_exists() throws Exception {
        world.applicant("u-1");

        error(world.post(SDK, "{\"userId\":\"u-1\",\"levelName\":\"nothing\"}"), 400);
        error(
                world.send(
                        world.sandbox,
                        "POST",
                        "/resources/accessTokens?userId=u-1&levelName=video-ident&ttlInSecs=x",
                        "",
                        ""),
                400);
    }

    @Test
    void makes_links_in_both_forms() throws Exception {
        try (VidentClient client = world.client(world.sandbox)) {
            SdkAccess access = new SdkAccess("u-1", "video-ident", Duration.ofMinutes(5), "de");

            URI link = client.webSdkLink(access);
            URI older = client.webSdkLinkByQuery(access);

            assertThat(link.toString())
                    .matches(java.util.regex.Pattern.quote(world.url()) + "/websdk/p/\\w{16}");
            assertThat(older.toString())
                    .matches(java.util.regex.Pattern.quote(world.url()) + "/websdk/p/\\w{16}");
            assertThat(link).isNotEqualTo(older);
            assertThat(client.applicantByExternalUserId("u-1").lang()).isEqualTo("de");
            assertThat(client.sdkToken(access).userId()).isEqualTo("u-1");
            assertThat(client.sdkTokenByQuery(access).userId()).isEqualTo("u-1");
            client.checkHealth();
        }
    }

    private SdkToken recognise(String token) {
        return new SdkTokens(
                        world.stores.sdkTokens(),
                        world::url,
                        new Randomness(new Random(2)),
                        world.clock)
                .recognise(token);
    }
}
