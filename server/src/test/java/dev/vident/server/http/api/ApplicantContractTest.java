package dev.vident.server.http.api;

import static dev.vident.server.http.api.ApiAssertions.assertError;
import static dev.vident.server.http.api.ApiAssertions.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.server.access.IssuedAppToken;
import dev.vident.server.access.Permission;
import dev.vident.server.http.Json;
import dev.vident.server.http.RawHttp;
import dev.vident.server.platform.Mode;
import java.time.Duration;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Contract 4.1–4.3.
@ExtendWith(WorldOfApi.class)
class ApplicantContractTest {

    private static final String CREATE = "/resources/applicants?levelName=video-ident";
    private static final String ADA =
            """
            {"externalUserId":"u-1","email":"ada@example.org","phone":"+410000000","lang":"de",
             "sourceKey":"branch-1","metadata":[{"key":"k","value":"v"}],"unknown":{"ignored":true},
             "fixedInfo":{"firstName":"Ada","lastName":"Muster","dob":"1990-01-01","country":"CHE",
             "addresses":[{"country":"CHE","town":"Bern"}]}}\
            """;

    private final ApiWorld world;

    ApplicantContractTest(ApiWorld world) {
        this.world = world;
    }

    @Test
    void creates_with_201_and_reads_the_same_by_id_and_by_external_id() throws Exception {
        RawHttp.Reply created = world.post(CREATE, ADA);

        assertThat(created.status()).as(created.text()).isEqualTo(201);
        JsonNode body = Json.tree(created.body());
        String id = body.get("id").asString();
        assertThat(id).matches("[0-9a-f]{24}");
        assertThat(created.text())
                .isEqualTo(
                        """
                        {"id":"%s","createdAt":"2026-01-05 10:00:00","clientId":"acme",\
                        "inspectionId":"%s","externalUserId":"u-1","sourceKey":"branch-1",\
                        "fixedInfo":{"firstName":"Ada","lastName":"Muster","dob":"1990-01-01",\
                        "country":"CHE","addresses":[{"country":"CHE","town":"Bern"}]},\
                        "email":"ada@example.org","phone":"+410000000","applicantPlatform":"API",\
                        "requiredIdDocs":{"videoIdent":true,"docSets":%s},"review":{"reviewId":"%s",\
                        "attemptId":"%s","attemptCnt":0,"elapsedSincePendingMs":0,\
                        "elapsedSinceQueuedMs":0,"reprocessing":false,"levelName":"video-ident",\
                        "createDate":"2026-01-05 10:00:00+0000","reviewStatus":"init","priority":0},\
                        "metadata":[{"key":"k","value":"v"}],"deleted":false,"lang":"de","type":"individual"}\
                        """
                                .formatted(
                                        id,
                                        body.get("inspectionId").asString(),
                                        body.get("requiredIdDocs").get("docSets"),
                                        body.get("review").get("reviewId").asString(),
                                        body.get("review").get("attemptId").asString()));
        assertThat(world.get("/resources/applicants/" + id + "/one").text())
                .isEqualTo(created.text());
        assertThat(world.get("/resources/applicants/-;externalUserId=u-1/one").text())
                .isEqualTo(created.text());
    }

    @Test
    void refuses_a_duplicate_with_the_text_that_clients_parse() throws Exception {
        String id = world.applicant("u-1").get("id").asString();

        RawHttp.Reply again = world.post(CREATE, "{\"externalUserId\":\"u-1\"}");

        assertError(again, 409, "Applicant with external user id 'u-1' already exists: " + id);
    }

    @Test
    void makes_an_external_id_when_none_is_given() throws Exception {
        JsonNode body = Json.tree(world.post(CREATE, "{}").body());
        JsonNode without = Json.tree(world.send(world.sandbox, "POST", CREATE, "", "").body());

        assertThat(body.get("externalUserId").asString()).startsWith("preview-random-");
        assertThat(without.get("externalUserId").asString()).startsWith("preview-random-");
    }

    @Test
    void refuses_an_unknown_level_a_missing_one_and_a_company_on_a_level_for_persons()
            throws Exception {
        error(world.post("/resources/applicants?levelName=Video-Ident", "{}"), 400);
        error(world.post("/resources/applicants?levelName=", "{}"), 400);
        error(world.post("/resources/applicants", "{}"), 400);
        error(world.post(CREATE, "{\"type\":\"company\"}"), 400);
        error(world.post(CREATE, "{\"type\":\"robot\"}"), 400);
        error(world.post(CREATE, "{\"externalUserId\":\"" + "x".repeat(513) + "\"}"), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "\"text\"", "{\"externalUserId\":{}}", "{} {}", "null"})
    void refuses_malformed_json_and_stores_nothing(String text) throws Exception {
        error(world.post(CREATE, text), 400);
        assertThat(world.stores.applicants().findByExternalUserId(Mode.SANDBOX, "u-1")).isEmpty();
    }

    @Test
    void refuses_another_content_type() throws Exception {
        error(world.send(world.sandbox, "POST", CREATE, "Content-Type: text/plain\n", "{}"), 415);
        error(world.send(world.sandbox, "POST", CREATE, "", "{}"), 415);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"12313213", "66F000000000000000000001", "-", "66f00000000000000000000g"})
    void refuses_a_malformed_id(String id) throws Exception {
        assertError(
                world.get("/resources/applicants/" + id + "/one"), 400, "Invalid id '" + id + "'");
        assertError(
                world.get("/resources/applicants/" + id + "/status"),
                400,
                "Invalid id '" + id + "'");
    }

    @Test
    void refuses_an_unknown_applicant() throws Exception {
        error(world.get("/resources/applicants/66f000000000000000000001/one"), 404);
        error(world.get("/resources/applicants/-;externalUserId=nobody/one"), 404);
    }

    @Test
    void leaves_personal_data_out_without_the_permission() throws Exception {
        IssuedAppToken viewer = world.token(Mode.SANDBOX, EnumSet.of(Permission.VIEW_APPLICANTS));
        String id = Json.tree(world.post(CREATE, ADA).body()).get("id").asString();

        RawHttp.Reply reply =
                world.send(viewer, "GET", "/resources/applicants/" + id + "/one", "", "");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(Json.tree(reply.body()).propertyNames())
                .containsExactly(
                        "id",
                        "createdAt",
                        "clientId",
                        "inspectionId",
                        "externalUserId",
                        "sourceKey",
                        "applicantPlatform",
                        "requiredIdDocs",
                        "review",
                        "deleted",
                        "lang",
                        "type");
        assertThat(reply.text()).doesNotContain("Ada", "Muster", "example.org", "+41");
    }

    @Test
    void shows_consent_and_status_as_they_change() throws Exception {
        String id = world.applicant("u-1").get("id").asString();
        world.applicants.giveConsent(id);
        world.identifications.joinQueue(id);
        world.clock.advance(Duration.ofSeconds(5));

        JsonNode one = Json.tree(world.get("/resources/applicants/" + id + "/one").body());
        JsonNode status = Json.tree(world.get("/resources/applicants/" + id + "/status").body());

        assertThat(one.get("agreement").get("acceptedAt").asString())
                .isEqualTo("2026-01-05 10:00:00");
        assertThat(status.get("reviewStatus").asString()).isEqualTo("pending");
        assertThat(status.get("startDate").asString()).isEqualTo("2026-01-05 10:00:00+0000");
        assertThat(status.get("elapsedSincePendingMs").asLong()).isEqualTo(5000);
        assertThat(status).isEqualTo(one.get("review"));
    }

    @Test
    void shows_no_video_ident_marker_on_a_level_without_it() throws Exception {
        JsonNode body =
                Json.tree(
                        world.post("/resources/applicants?levelName=basic-kyc-level", "{}").body());

        assertThat(body.get("requiredIdDocs").has("videoIdent")).isFalse();
        assertThat(body.get("requiredIdDocs").has("docSets")).isTrue();
    }
}
