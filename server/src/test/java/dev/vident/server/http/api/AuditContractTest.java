package dev.vident.server.http.api;

import static dev.vident.server.http.api.ApiAssertions.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.server.http.Json;
import dev.vident.server.http.RawHttp;
import dev.vident.server.script.CheckResult;
import dev.vident.server.script.ScriptStep;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Contract row 31 and section 4.12.
@ExtendWith(WorldOfApi.class)
class AuditContractTest {

    private final ApiWorld world;

    AuditContractTest(ApiWorld world) {
        this.world = world;
    }

    @Test
    void the_older_form_tells_the_newest_first_with_the_documented_members() throws Exception {
        RecordedCase held = new RecordedCase(world);

        JsonNode items = items("/resources/auditTrailEvents/?limit=10");

        JsonNode started = items.get(0);
        assertThat(started.propertyNames())
                .containsExactly(
                        "ts",
                        "clientId",
                        "activity",
                        "subjectName",
                        "xClientId",
                        "correlationId",
                        "applicantId",
                        "externalUserId",
                        "description");
        assertThat(started.get("ts").asString()).isEqualTo("2026-01-05 10:00:00.000");
        assertThat(started.get("clientId").asString()).isEqualTo("acme");
        assertThat(started.get("activity").asString()).isEqualTo("subject:changed:applicant");
        assertThat(started.get("subjectName").asString()).isEqualTo("Mara M.");
        assertThat(started.get("xClientId").asString()).isEqualTo("dashboard");
        assertThat(started.get("applicantId").asString()).isEqualTo(held.applicant.id());
        assertThat(started.get("externalUserId").asString()).isEqualTo("held-a-call");
        assertThat(items.get(items.size() - 1).get("activity").asString())
                .isEqualTo("subject:created:applicant");
    }

    @Test
    void pages_by_offset_and_filters_by_activity_subject_and_time() throws Exception {
        for (int i = 0; i < 12; i++) {
            world.applicant("u-" + i);
            world.clock.advance(Duration.ofMinutes(1));
        }
        String created = "/resources/auditTrailEvents?activity=subject%3Acreated%3Aapplicant";

        assertThat(names(items(created + "&limit=10")))
                .containsExactly(
                        "u-11", "u-10", "u-9", "u-8", "u-7", "u-6", "u-5", "u-4", "u-3", "u-2");
        assertThat(names(items(created + "&limit=10&offset=10"))).containsExactly("u-1", "u-0");
        assertThat(names(items(created + "&from=2026-01-05%2010:03:00&to=2026-01-05+10:05:00")))
                .containsExactly("u-4", "u-3");
        assertThat(items(created + "&subjectName=somebody")).isEmpty();
        assertThat(items(created + "&offset=100")).isEmpty();
    }

    @Test
    void the_newer_form_goes_on_from_its_marker_oldest_first() throws Exception {
        for (int i = 0; i < 5; i++) {
            world.applicant("u-" + i);
        }
        String created =
                "/resources/auditTrailEvents/list?limit=3&activity=subject:created:applicant";

        JsonNode first = Json.tree(world.get(created).body());
        JsonNode second =
                Json.tree(
                        world.get(
                                        created
                                                + "&forwardMarker="
                                                + first.get("forwardMarker").asString())
                                .body());
        JsonNode third =
                Json.tree(
                        world.get(
                                        created
                                                + "&forwardMarker="
                                                + second.get("forwardMarker").asString())
                                .body());

        assertThat(names(first.get("items"))).containsExactly("u-0", "u-1", "u-2");
        assertThat(names(second.get("items"))).containsExactly("u-3", "u-4");
        assertThat(third.get("items")).isEmpty();
        assertThat(third.get("forwardMarker")).isEqualTo(second.get("forwardMarker"));
    }

    @Test
    void what_the_integrator_does_is_told_as_its_own() throws Exception {
        String id = world.applicant("u-1").get("id").asString();
        world.post("/resources/applicants/" + id + "/tags", "[\"vip\"]");

        JsonNode newest = items("/resources/auditTrailEvents?limit=10").get(0);

        assertThat(newest.get("activity").asString()).isEqualTo("subject:changed:applicant");
        assertThat(newest.get("description").asString()).isEqualTo("Tags changed");
        assertThat(newest.get("xClientId").asString()).isEqualTo("api");
        assertThat(newest.get("subjectName").asString()).isEqualTo("api");
    }

    @Test
    void an_answer_to_the_script_is_told_with_who_gave_it_and_without_its_words() throws Exception {
        new RecordedCase(world).answered(ScriptStep.FACE, CheckResult.PASSED, "looks older by now");

        JsonNode newest = items("/resources/auditTrailEvents?limit=10").get(0);

        assertThat(newest.get("description").asString())
                .isEqualTo("Face, Same person as in the document: passed");
        assertThat(newest.get("subjectName").asString()).isEqualTo("Mara M.");
        assertThat(newest.get("xClientId").asString()).isEqualTo("dashboard");
    }

    @Test
    void production_and_sandbox_do_not_see_each_other() throws Exception {
        world.applicant("u-1");

        RawHttp.Reply foreign =
                world.send(world.production, "GET", "/resources/auditTrailEvents", "", "");

        assertThat(Json.tree(foreign.body()).get("items")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "?limit=9 | limit must be between 10 and 20000",
                "?limit=20001 | limit must be between 10 and 20000",
                "?offset=-1 | offset must be between 0 and 1000000",
                "?limit=x | limit must be a whole number",
                "?from=yesterday | from must be of the form yyyy-MM-dd HH:mm:ss",
                "/list?limit=1001 | limit must be between 1 and 1000",
                "/list?forwardMarker=x | forwardMarker must be a whole number",
            })
    void refuses_what_is_out_of_range(String rest, String description) throws Exception {
        assertError(world.get("/resources/auditTrailEvents" + rest), 400, description);
    }

    private JsonNode items(String target) throws Exception {
        RawHttp.Reply reply = world.get(target);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return Json.tree(reply.body()).get("items");
    }

    private static List<String> names(JsonNode items) {
        return items.valueStream().map(item -> item.get("externalUserId").asString()).toList();
    }
}
