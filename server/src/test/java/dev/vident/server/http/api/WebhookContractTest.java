package dev.vident.server.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.server.access.Permission;
import dev.vident.server.http.Json;
import dev.vident.server.http.RawHttp;
import dev.vident.server.platform.Mode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// Contract rows 35 and 36, section 5.6.
@ExtendWith(WorldOfApi.class)
final class WebhookContractTest {
    private static final String ADMIN = "/resources/api/agent/clientWebhooks";
    private static final String JSON = "Content-Type: application/json\n";

    private final ApiWorld world;

    WebhookContractTest(ApiWorld world) {
        this.world = world;
    }

    private JsonNode create() throws IOException {
        RawHttp.Reply reply =
                world.post(
                        ADMIN,
                        """
                        {"name":"crm","target":"https://crm.example.org/hook","targetType":"http",
                         "types":["applicantCreated","somethingNew"],"applicantType":"individual",
                         "secretKey":"hook-secret","signatureAlgorithm":"HMAC_SHA512_HEX",
                         "headers":[{"key":"X-Key","value":"v"}],"unknown":1}
                        """);
        assertThat(reply.status()).isEqualTo(200);
        return Json.tree(reply.body());
    }

    @Test
    void a_webhook_is_created_read_and_listed() throws IOException {
        JsonNode made = create();
        String id = made.get("id").asString();
        assertThat(id).matches("[0-9a-f]{24}");
        assertThat(made.get("types").toString())
                .isEqualTo("[\"applicantCreated\",\"somethingNew\"]");
        assertThat(made.get("secretKey").asString()).isEqualTo("hook-secret");
        assertThat(made.get("headers").toString())
                .isEqualTo("[{\"key\":\"X-Key\",\"value\":\"v\"}]");
        assertThat(made.get("notResendFailedWebhooks").asBoolean()).isFalse();
        assertThat(made.get("clientId").asString()).isEqualTo("acme");
        assertThat(made.get("createdAt").asString()).isEqualTo("2026-01-05 10:00:00");
        assertThat(made.has("sourceKeys")).isFalse();

        JsonNode one = Json.tree(world.get("/resources/api/clientWebhooks/" + id).body());
        assertThat(one).isEqualTo(made);
        JsonNode list = Json.tree(world.get("/resources/api/clientWebhooks").body());
        assertThat(list.get("list").get("items").get(0)).isEqualTo(made);
    }

    @Test
    void a_patch_changes_what_it_names() throws IOException {
        String id = create().get("id").asString();
        RawHttp.Reply reply =
                world.send(
                        world.sandbox,
                        "PATCH",
                        ADMIN,
                        JSON,
                        "{\"id\":\""
                                + id
                                + "\",\"disabled\":true,\"notResendFailedWebhooks\":true}");
        assertThat(reply.status()).isEqualTo(200);
        JsonNode changed = Json.tree(reply.body());
        assertThat(changed.get("disabled").asBoolean()).isTrue();
        assertThat(changed.get("notResendFailedWebhooks").asBoolean()).isTrue();
        assertThat(changed.get("secretKey").asString()).isEqualTo("hook-secret");
        assertThat(changed.get("name").asString()).isEqualTo("crm");
    }

    @Test
    void what_was_sent_is_in_the_delivery_log() throws IOException {
        String id = create().get("id").asString();
        world.applicant("u-1");
        JsonNode delivery =
                Json.tree(world.get("/resources/api/clientWebhooks/" + id + "/deliveries").body())
                        .get("list")
                        .get("items")
                        .get(0);
        assertThat(delivery.get("type").asString()).isEqualTo("applicantCreated");
        assertThat(delivery.get("state").asString()).isEqualTo("due");
        assertThat(delivery.get("payload").asString()).contains("\"externalUserId\" : \"u-1\"");
    }

    @Test
    void a_delivery_is_sent_again_as_one_of_its_own() throws IOException {
        String id = create().get("id").asString();
        world.applicant("u-1");
        String log = "/resources/api/clientWebhooks/" + id + "/deliveries";
        JsonNode first = Json.tree(world.get(log).body()).get("list").get("items").get(0);

        RawHttp.Reply reply = world.post(log + "/" + first.get("id").asString() + "/redeliver", "");

        assertThat(reply.status()).isEqualTo(200);
        JsonNode again = Json.tree(reply.body());
        assertThat(again.get("id")).isNotEqualTo(first.get("id"));
        assertThat(again.get("payload")).isEqualTo(first.get("payload"));
        assertThat(again.get("state").asString()).isEqualTo("due");
        assertThat(Json.tree(world.get(log).body()).get("list").get("items").get(0))
                .isEqualTo(again);
        assertThat(world.post(log + "/66f000000000000000000001/redeliver", "").status())
                .isEqualTo(404);
        assertThat(world.post(log + "/odd/redeliver", "").status()).isEqualTo(400);
    }

    @Test
    void a_test_tells_what_came_of_it() throws IOException {
        RawHttp.Reply made =
                world.post(
                        ADMIN,
                        """
                        {"name":"n","types":["applicantReviewed"],"target":"https://localhost/"}
                        """);
        String id = Json.tree(made.body()).get("id").asString();

        RawHttp.Reply reply = world.post("/resources/api/clientWebhooks/" + id + "/test", "");

        assertThat(reply.status()).isEqualTo(200);
        JsonNode test = Json.tree(reply.body());
        assertThat(test.get("payload").asString())
                .contains("\"type\" : \"applicantReviewed\"", "\"sandboxMode\" : true");
        assertThat(test.get("attempt").get("failure").asString())
                .isEqualTo("the target resolves to an address that is not public");
        assertThat(
                        Json.tree(
                                        world.get(
                                                        "/resources/api/clientWebhooks/"
                                                                + id
                                                                + "/deliveries")
                                                .body())
                                .get("list")
                                .get("totalItems")
                                .asInt())
                .isZero();
    }

    @Test
    void targets_that_are_not_https_are_refused() throws IOException {
        RawHttp.Reply reply =
                world.post(
                        ADMIN,
                        "{\"name\":\"n\",\"types\":[\"a\"],\"target\":\"http://example.org/\"}");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(Json.tree(reply.body()).get("description").asString())
                .isEqualTo("target must be an https address");
    }

    @Test
    void headers_that_belong_to_the_sender_are_refused() throws IOException {
        RawHttp.Reply reply =
                world.post(
                        ADMIN,
                        """
                        {"name":"n","types":["a"],"target":"https://example.org/",
                         "headers":[{"key":"x-payload-digest","value":"v"}]}
                        """);
        assertThat(reply.status()).isEqualTo(400);
    }

    @Test
    void the_permission_is_asked_and_modes_are_apart() throws IOException {
        String id = create().get("id").asString();
        String path = "/resources/api/clientWebhooks/" + id;
        assertThat(world.send(world.production, "GET", path, "", "").status()).isEqualTo(404);
        assertThat(world.get("/resources/api/clientWebhooks/odd").status()).isEqualTo(400);
        var other = world.token(Mode.SANDBOX, EnumSet.of(Permission.VIEW_APPLICANTS));
        assertThat(world.send(other, "GET", path, "", "").status()).isEqualTo(403);
    }

    @Test
    void a_receiver_can_try_out_its_digest() throws IOException {
        String body =
                """
                {
                  "applicantId" : "66f000000000000000000001",
                  "type" : "videoIdentStatusChanged"
                }\
                """;
        String path = "/resources/inspectionCallbacks/testDigest?secretKey=hook-secret";
        RawHttp.Reply reply =
                world.send(world.sandbox, "POST", path, "Content-Type: text/plain\n", body);
        assertThat(new String(reply.body(), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"digest\":\"49e9634cecdcd0a5a58bc48fdb3ca682043a0c00a649f0736bc9cc4aacd3f521\""
                                + ",\"digestAlg\":\"HMAC_SHA256_HEX\"}");
        RawHttp.Reply legacy =
                world.send(world.sandbox, "POST", path + "&digestAlg=HMAC_SHA1_HEX", "", body);
        assertThat(Json.tree(legacy.body()).get("digest").asString())
                .isEqualTo("1add81cd7765ead3470fc175e5532cba537e0dc2");
    }
}
