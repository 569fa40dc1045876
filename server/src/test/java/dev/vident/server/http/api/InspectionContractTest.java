package dev.vident.server.http.api;

import static dev.vident.server.http.api.ApiAssertions.assertError;
import static dev.vident.server.http.api.ApiAssertions.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.server.http.Json;
import dev.vident.server.http.RawHttp;
import dev.vident.server.identification.EndReason;
import dev.vident.server.identification.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// Contract section 1, every stage of 1.4.
@ExtendWith(WorldOfApi.class)
class InspectionContractTest {

    private final ApiWorld world;

    InspectionContractTest(ApiWorld world) {
        this.world = world;
    }

    @Test
    void answers_nothing_but_the_id_on_a_level_without_video_ident() throws Exception {
        String inspectionId =
                Json.tree(
                                world.post("/resources/applicants?levelName=basic-kyc-level", "{}")
                                        .body())
                        .get("inspectionId")
                        .asString();

        assertThat(ask(inspectionId)).isEqualTo("{\"id\":\"" + inspectionId + "\"}");
    }

    @Test
    void answers_every_stage_of_an_identification() throws Exception {
        String id = world.applicant("u-0").get("inspectionId").asString();
        assertThat(ask(id))
                .isEqualTo(
                        "{\"id\":\"" + id + "\",\"videoIdentData\":{\"reviewStatus\":\"init\"}}");

        RecordedCase held = new RecordedCase(world);
        String inspection = held.applicant.inspectionId();
        String start = "{\"id\":\"" + inspection + "\",\"videoIdentData\":{\"reviewStatus\":\"";
        String operator = "\",\"moderatorDisplayName\":\"Mara M.\"";
        assertThat(ask(inspection)).isEqualTo(start + "pending" + operator + "}}");

        String identification = world.identifications.ofApplicant(held.applicant.id()).id();
        world.identifications.callEnded(identification, EndReason.COMPLETED);
        held.renderingStarts();
        assertThat(ask(inspection))
                .isEqualTo(
                        start
                                + "queued"
                                + operator
                                + ",\"compositions\":[{\"compositionCreatedAt\":\"2026-01-05 10:00:00\"}]}}");

        held.rendered();
        world.domain.decisions.decide(identification, new Verdict.Green());
        RawHttp.Reply last =
                world.get("/resources/inspections/" + inspection + "?fields=videoIdentData");
        assertThat(last.text())
                .isEqualTo(
                        start
                                + "completed"
                                + operator
                                + ",\"compositions\":[{\"compositionCreatedAt\":\"2026-01-05 10:00:00\","
                                + "\"compositionDuration\":61,\"compositionMediaId\":\""
                                + RecordedCase.MEDIA_ID
                                + "\"}]}}");
        assertThat(last.header("Content-Type")).startsWith("application/json");
        assertThat(last.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void projects_over_the_members_of_the_inspection() throws Exception {
        JsonNode applicant = world.applicant("u-1");
        String path = "/resources/inspections/" + applicant.get("inspectionId").asString();

        JsonNode whole = Json.tree(world.get(path).body());
        JsonNode some = Json.tree(world.get(path + "?fields=applicantId,nothing").body());
        JsonNode both = Json.tree(world.get(path + "?fields=nothing,videoIdentData").body());

        assertThat(whole.propertyNames()).containsExactly("id", "applicantId", "videoIdentData");
        assertThat(whole.get("applicantId")).isEqualTo(applicant.get("id"));
        assertThat(some.propertyNames()).containsExactly("id", "applicantId");
        assertThat(both.propertyNames()).containsExactly("id", "videoIdentData");
    }

    @Test
    void tolerates_repeated_empty_and_unknown_parameters_and_a_trailing_slash() throws Exception {
        String id = world.applicant("u-1").get("inspectionId").asString();
        String expected = ask(id);

        assertThat(
                        world.get(
                                        "/resources/inspections/"
                                                + id
                                                + "/?x&fields=&fields=videoIdentData&fields=videoIdentData")
                                .text())
                .isEqualTo(expected);
    }

    @Test
    void answers_head_with_the_length_and_no_body() throws Exception {
        String id = world.applicant("u-1").get("inspectionId").asString();
        String target = "/resources/inspections/" + id + "?fields=videoIdentData";

        RawHttp.Reply head = world.send(world.sandbox, "HEAD", target, "", "");

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Content-Length")).isEqualTo(Integer.toString(ask(id).length()));
    }

    @Test
    void refuses_a_malformed_an_unknown_and_a_foreign_id() throws Exception {
        String id = world.applicant("u-1").get("inspectionId").asString();

        assertError(world.get("/resources/inspections/123"), 400, "Invalid id '123'");
        assertError(
                world.get("/resources/inspections/123?fields=videoIdentData"),
                400,
                "Invalid id '123'");
        error(world.get("/resources/inspections/66f000000000000000000002"), 404);
        error(world.send(world.production, "GET", "/resources/inspections/" + id, "", ""), 404);
        error(world.get("/resources/inspections/%zz"), 400);
    }

    private String ask(String inspectionId) throws Exception {
        return world.get("/resources/inspections/" + inspectionId + "?fields=videoIdentData")
                .text();
    }
}
