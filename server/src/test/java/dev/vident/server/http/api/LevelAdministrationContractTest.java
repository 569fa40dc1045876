package dev.vident.server.http.api;

import static dev.vident.server.http.api.ApiAssertions.assertError;
import static dev.vident.server.http.api.ApiAssertions.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.server.access.Permission;
import dev.vident.server.http.Json;
import dev.vident.server.http.RawHttp;
import dev.vident.server.platform.Mode;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Creating and changing levels: row 24 of contract 4, with 4.13.
@ExtendWith(WorldOfApi.class)
class LevelAdministrationContractTest {

    private static final String LEVELS = "/resources/applicants/-/levels";
    private static final String LEVEL =
            """
            {"name":"vi with bill","desc":"for the branch","type":"standalone","applicantType":"individual",
             "requiredIdDocs":{"videoIdent":true,"videoIdentUploadTypes":["UTILITY_BILL"],
              "docSets":[{"idDocSetType":"IDENTITY","types":["PASSPORT"]},{"idDocSetType":"PHONE_VERIFICATION"}]},
             "videoIdentSettings":{"layout":"applicant-only","videoCodec":"H264","own":[1]},"unknown":[]}\
            """;

    private final ApiWorld world;

    LevelAdministrationContractTest(ApiWorld world) {
        this.world = world;
    }

    @Test
    void a_level_is_created_read_and_used() throws Exception {
        JsonNode level = ok(world.post(LEVELS, LEVEL));

        assertThat(level.get("id").asString()).matches("[0-9a-f]{24}");
        assertThat(level.get("desc").asString()).isEqualTo("for the branch");
        assertThat(level.get("videoIdentSettings").toString())
                .isEqualTo("{\"layout\":\"applicant-only\",\"videoCodec\":\"H264\",\"own\":[1]}");
        assertThat(level.get("requiredIdDocs").get("videoIdentUploadTypes").toString())
                .isEqualTo("[\"UTILITY_BILL\"]");
        assertThat(ok(world.get(LEVELS + "/" + level.get("id").asString()))).isEqualTo(level);
        assertThat(ok(world.get(LEVELS)).get("totalItems").asInt()).isEqualTo(3);
        RawHttp.Reply applicant =
                world.post("/resources/applicants?levelName=vi%20with%20bill", "{}");
        assertThat(applicant.status()).isEqualTo(201);
        assertThat(Json.tree(applicant.body()).get("requiredIdDocs"))
                .isEqualTo(level.get("requiredIdDocs"));
        error(world.post(LEVELS, LEVEL), 409);
    }

    @Test
    void required_documents_are_replaced_as_a_whole_and_the_rest_stays() throws Exception {
        String id = ok(world.post(LEVELS, LEVEL)).get("id").asString();

        JsonNode changed =
                ok(
                        patch(
                                "{\"id\":\"%s\",\"requiredIdDocs\":{\"videoIdent\":true,\"docSets\":[]}}"
                                        .formatted(id)));

        assertThat(changed.get("requiredIdDocs").toString())
                .isEqualTo("{\"videoIdent\":true,\"docSets\":[]}");
        assertThat(changed.get("desc").asString()).isEqualTo("for the branch");
        assertThat(changed.has("videoIdentSettings")).isTrue();
        JsonNode settings = ok(patch("{\"id\":\"%s\",\"videoIdentSettings\":{}}".formatted(id)));
        assertThat(settings.get("videoIdentSettings").toString()).isEqualTo("{}");
    }

    @Test
    void video_ident_is_not_switched_under_applicants() throws Exception {
        String id = ok(world.post(LEVELS, LEVEL)).get("id").asString();
        String off = "{\"id\":\"%s\",\"requiredIdDocs\":{\"docSets\":[]}}".formatted(id);
        world.post("/resources/applicants?levelName=vi%20with%20bill", "{}");

        error(patch(off), 409);
        ok(patch("{\"id\":\"%s\",\"desc\":\"other\"}".formatted(id)));
    }

    @Test
    void what_is_not_possible_is_refused() throws Exception {
        assertError(
                world.post(LEVELS, "{\"name\":\"a\",\"key\":\"ABC\"}"),
                403,
                "Invalid {CLIENT_ID=acme, KEY=ABC} fields value");
        error(world.post(LEVELS, "{}"), 400);
        error(world.post(LEVELS, "{\"name\":\"a\",\"type\":\"actions\"}"), 400);
        error(world.post(LEVELS, "{\"name\":\"a\",\"videoIdentSettings\":[]}"), 400);
        error(
                world.post(
                        LEVELS,
                        "{\"name\":\"a\",\"requiredIdDocs\":{\"docSets\":[{\"types\":[]}]}}"),
                400);
        error(
                world.post(
                        LEVELS,
                        "{\"name\":\"a\",\"requiredIdDocs\":{\"videoIdentUploadTypes\":[\"no\"]}}"),
                400);
        String id = ok(world.post(LEVELS, "{\"name\":\"a\"}")).get("id").asString();
        error(patch("{\"id\":\"%s\",\"name\":\"b\"}".formatted(id)), 400);
        error(patch("{\"id\":\"%s\",\"applicantType\":\"company\"}".formatted(id)), 400);
        error(patch("{\"id\":\"66f000000000000000000001\"}"), 404);
        error(patch("{}"), 400);
        var viewer = world.token(Mode.SANDBOX, EnumSet.of(Permission.VIEW_APPLICANTS));
        error(world.send(viewer, "POST", LEVELS, "Content-Type: application/json\n", LEVEL), 403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"mosaic\"", "\"\"", "1", "null", "{\"kind\":\"side-by-side\"}"})
    void a_layout_that_does_not_exist_is_refused(String layout) throws Exception {
        String id = ok(world.post(LEVELS, "{\"name\":\"a\"}")).get("id").asString();
        String settings = "\"videoIdentSettings\":{\"layout\":%s}}".formatted(layout);
        String refusal =
                "videoIdentSettings.layout must be one of side-by-side, picture-in-picture,"
                        + " applicant-only";

        assertError(world.post(LEVELS, "{\"name\":\"b\"," + settings), 400, refusal);
        assertError(patch("{\"id\":\"%s\",".formatted(id) + settings), 400, refusal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"AV1\"", "\"h264\"", "96", "null", "[\"VP8\"]"})
    void a_video_codec_that_does_not_exist_is_refused(String codec) throws Exception {
        String settings = "\"videoIdentSettings\":{\"videoCodec\":%s}}".formatted(codec);

        assertError(
                world.post(LEVELS, "{\"name\":\"b\"," + settings),
                400,
                "videoIdentSettings.videoCodec must be one of VP8, H264");
    }

    private RawHttp.Reply patch(String json) throws Exception {
        return world.send(world.sandbox, "PATCH", LEVELS, "Content-Type: application/json\n", json);
    }

    private static JsonNode ok(RawHttp.Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return Json.tree(reply.body());
    }
}
