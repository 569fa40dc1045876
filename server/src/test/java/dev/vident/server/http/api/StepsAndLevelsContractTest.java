package dev.vident.server.http.api;

import static dev.vident.server.http.api.ApiAssertions.assertError;
import static dev.vident.server.http.api.ApiAssertions.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.server.applicant.NewApplicant;
import dev.vident.server.applicant.RejectType;
import dev.vident.server.http.Json;
import dev.vident.server.http.RawHttp;
import dev.vident.server.identification.EndReason;
import dev.vident.server.identification.Verdict;
import dev.vident.server.platform.Mode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// Rows 11, 24 and 26 of contract 4, with 4.7 and 4.13.
@ExtendWith(WorldOfApi.class)
class StepsAndLevelsContractTest {

    private final ApiWorld world;

    StepsAndLevelsContractTest(ApiWorld world) {
        this.world = world;
    }

    @Test
    void tells_whether_an_external_id_is_known() throws Exception {
        String id = world.applicant("a@b/\\u00e4").get("id").asString();
        String target = "/resources/applicants/-/byExternalUserId/a%40b%2F%C3%A4";

        JsonNode known = Json.tree(world.get(target).body());

        assertThat(known.propertyNames()).containsExactly("exists", "applicant");
        assertThat(known.get("exists").asBoolean()).isTrue();
        assertThat(known.get("applicant"))
                .isEqualTo(Json.tree(world.get("/resources/applicants/" + id + "/one").body()));
        RawHttp.Reply unknown = world.get("/resources/applicants/-/byExternalUserId/nobody");
        assertThat(unknown.status()).isEqualTo(200);
        assertThat(unknown.text()).isEqualTo("{\"exists\":false}");
        assertThat(world.send(world.production, "GET", target, "", "").text())
                .isEqualTo("{\"exists\":false}");
    }

    @Test
    void lists_levels_and_shows_one() throws Exception {
        JsonNode list = Json.tree(world.get("/resources/applicants/-/levels").body());

        assertThat(list.propertyNames()).containsExactly("items", "totalItems");
        assertThat(list.get("totalItems").asInt()).isEqualTo(2);
        JsonNode basic = list.get("items").get(0);
        JsonNode video = list.get("items").get(1);
        assertThat(basic.get("name").asString()).isEqualTo("basic-kyc-level");
        assertThat(basic.get("requiredIdDocs").has("videoIdent")).isFalse();
        assertThat(video.get("name").asString()).isEqualTo("video-ident");
        assertThat(video.get("id").asString()).matches("[0-9a-f]{24}");
        assertThat(video.get("clientId").asString()).isEqualTo("acme");
        assertThat(video.get("type").asString()).isEqualTo("standalone");
        assertThat(video.get("applicantType").asString()).isEqualTo("individual");
        assertThat(video.get("createdAt").asString()).isEqualTo("2026-01-05 10:00:00");
        assertThat(video.get("requiredIdDocs").get("videoIdent").asBoolean()).isTrue();
        assertThat(video.get("requiredIdDocs").get("docSets").get(0).get("idDocSetType").asString())
                .isEqualTo("IDENTITY");
        String one = "/resources/applicants/-/levels/" + video.get("id").asString();
        assertThat(Json.tree(world.get(one).body())).isEqualTo(video);
        error(world.send(world.production, "GET", one, "", ""), 404);
        assertError(world.get("/resources/applicants/-/levels/7"), 400, "Invalid id '7'");
    }

    @Test
    void a_step_is_null_then_unchecked_then_decided() throws Exception {
        RecordedCase recorded = new RecordedCase(world);
        String target =
                "/resources/applicants/" + recorded.applicant.id() + "/requiredIdDocsStatus";
        assertThat(world.get(target).text()).isEqualTo("{\"IDENTITY\":null}");

        recorded.stillTaken();

        assertThat(world.get(target).text())
                .isEqualTo(
                        """
                        {"IDENTITY":{"reviewResult":{},"idDocType":"ID_CARD",\
                        "imageIds":[1234567890],"imageReviewResults":{"1234567890":{}}}}\
                        """);
        String identification = world.identifications.ofApplicant(recorded.applicant.id()).id();
        world.identifications.callEnded(identification, EndReason.COMPLETED);
        world.domain.decisions.decide(
                identification, new Verdict.Red(List.of("NOT_ALONE"), RejectType.RETRY, null, "x"));
        assertThat(Json.tree(world.get(target).body()).get("IDENTITY").get("reviewResult"))
                .isEqualTo(
                        Json.tree(
                                """
                                {"reviewAnswer":"RED","rejectLabels":["NOT_ALONE"],\
                                "reviewRejectType":"RETRY","clientComment":"x"}\
                                """
                                        .getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void steps_of_an_unknown_applicant_are_refused() throws Exception {
        String id =
                world.applicants
                        .create(Mode.PRODUCTION, "video-ident", NewApplicant.named("p"))
                        .id();
        error(world.get("/resources/applicants/" + id + "/requiredIdDocsStatus"), 404);
        assertError(
                world.get("/resources/applicants/x/requiredIdDocsStatus"), 400, "Invalid id 'x'");
    }
}
