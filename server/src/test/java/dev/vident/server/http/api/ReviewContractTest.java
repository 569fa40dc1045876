package dev.vident.server.http.api;

import static dev.vident.server.http.api.ApiAssertions.assertError;
import static dev.vident.server.http.api.ApiAssertions.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.server.access.Permission;
import dev.vident.server.applicant.RejectType;
import dev.vident.server.event.DomainEvent;
import dev.vident.server.event.EventEntry;
import dev.vident.server.http.Json;
import dev.vident.server.http.RawHttp;
import dev.vident.server.identification.EndReason;
import dev.vident.server.identification.Verdict;
import dev.vident.server.platform.Mode;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Rows 15–18 and 34 of contract 4, with 4.10.
@ExtendWith(WorldOfApi.class)
class ReviewContractTest {

    private static final String GREEN = "{\"reviewAnswer\":\"GREEN\",\"rejectLabels\":[]}";
    private static final String RED =
            """
            {"reviewAnswer":"RED","rejectLabels":["NOT_ALONE"],"reviewRejectType":"%s",\
            "moderationComment":"Be alone.","clientComment":"brother"}\
            """;

    private final ApiWorld world;

    ReviewContractTest(ApiWorld world) {
        this.world = world;
    }

    @ParameterizedTest
    @ValueSource(strings = {"video-ident", "basic-kyc-level"})
    void pending_is_granted_once_and_the_call_is_still_to_be_held(String level) throws Exception {
        String id = applicant(level);

        assertOk(ask(id, "status/pending?reason=because"));

        JsonNode status = status(id);
        assertThat(status.get("reviewStatus").asString()).isEqualTo("pending");
        assertThat(status.get("startDate").asString()).isEqualTo("2026-01-05 10:00:00+0000");
        assertError(ask(id, "status/pending"), 409, 3000, "applicant-already-in-the-state");
        error(ask(id, "reset"), 409);
        error(ask(id, "resetStep/IDENTITY"), 409);
        assertThat(world.events.ofApplicant(id))
                .extracting(EventEntry::event)
                .containsExactly(
                        new DomainEvent.ApplicantCreated(level), new DomainEvent.CheckRequested());
    }

    @Test
    void an_applicant_who_is_pending_can_still_join_the_queue() throws Exception {
        String id = applicant("video-ident");
        assertOk(ask(id, "status/pending"));
        world.applicants.giveConsent(id);

        world.identifications.joinQueue(id);

        assertThat(status(id).get("reviewStatus").asString()).isEqualTo("pending");
        error(ask(id, "status/pending"), 409);
        error(ask(id, "reset"), 409);
        error(test(id, GREEN), 409);
    }

    @Test
    void the_page_of_the_applicant_is_told_of_every_change_and_of_no_refusal() throws Exception {
        String id = applicant("video-ident");

        assertOk(test(id, RED.formatted("RETRY")));
        assertOk(ask(id, "reset"));
        assertOk(ask(id, "status/pending"));
        error(ask(id, "reset"), 409);

        assertThat(world.changed).containsExactly(id, id, id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"video-ident", "basic-kyc-level"})
    void a_simulated_verdict_completes_the_review(String level) throws Exception {
        String id = applicant(level);

        assertOk(test(id, RED.formatted("RETRY")));

        JsonNode red = status(id);
        assertThat(red.get("reviewStatus").asString()).isEqualTo("completed");
        assertThat(red.get("reviewDate").asString()).isEqualTo("2026-01-05 10:00:00+0000");
        assertThat(red.get("reviewResult"))
                .isEqualTo(Json.tree(RED.formatted("RETRY").getBytes(StandardCharsets.UTF_8)));
        assertOk(ask(id, "status/pending"));
        assertThat(status(id).has("reviewResult")).isFalse();
        assertThat(status(id).get("attemptCnt").asInt()).isEqualTo(1);
        assertOk(test(id, "{\"reviewAnswer\":\"GREEN\"}"));
        assertThat(status(id).get("reviewResult").toString())
                .isEqualTo("{\"reviewAnswer\":\"GREEN\"}");
        error(ask(id, "status/pending"), 409);
        assertThat(world.events.ofApplicant(id))
                .extracting(EventEntry::event)
                .contains(
                        new DomainEvent.VerdictSimulated("RED", List.of("NOT_ALONE"), "RETRY"),
                        new DomainEvent.VerdictSimulated("GREEN", List.of(), null));
    }

    @Test
    void a_final_reject_cannot_be_checked_again_but_reset() throws Exception {
        String id = applicant("video-ident");
        assertOk(test(id, RED.formatted("FINAL")));

        assertError(ask(id, "status/pending"), 409, 1009, "applicant-with-final-reject");
        assertOk(ask(id, "reset"));

        assertThat(status(id).get("reviewStatus").asString()).isEqualTo("init");
        assertThat(status(id).has("reviewResult")).isFalse();
    }

    @Test
    void nothing_is_simulated_in_production_nor_from_a_malformed_body() throws Exception {
        String id =
                Json.tree(
                                world.send(
                                                world.production,
                                                "POST",
                                                "/resources/applicants?levelName=video-ident",
                                                "Content-Type: application/json\n",
                                                "{}")
                                        .body())
                        .get("id")
                        .asString();
        String target = "/resources/applicants/" + id + "/status/testCompleted";

        assertError(
                world.send(
                        world.production,
                        "POST",
                        target,
                        "Content-Type: application/json\n",
                        GREEN),
                400,
                "This method is only supported on sandbox env");
        String own = applicant("video-ident");
        error(test(own, "{}"), 400);
        error(test(own, "{\"reviewAnswer\":\"YELLOW\"}"), 400);
        error(test(own, "{\"reviewAnswer\":\"RED\",\"reviewRejectType\":\"MAYBE\"}"), 400);
    }

    @Test
    void reset_makes_pictures_inactive_and_begins_anew() throws Exception {
        RecordedCase recorded = decided();
        String id = recorded.applicant.id();
        String attempt = status(id).get("attemptId").asString();

        assertOk(ask(id, "reset"));

        assertThat(status(id).get("reviewStatus").asString()).isEqualTo("init");
        assertThat(status(id).get("attemptId").asString()).isNotEqualTo(attempt);
        assertThat(image(id).get("deactivated").asBoolean()).isTrue();
        assertThat(world.get("/resources/applicants/" + id + "/requiredIdDocsStatus").text())
                .isEqualTo("{\"IDENTITY\":null}");
        assertThat(
                        Json.tree(
                                        world.get(
                                                        "/resources/inspections/"
                                                                + recorded.applicant.inspectionId()
                                                                + "?fields=videoIdentData")
                                                .body())
                                .get("videoIdentData")
                                .get("reviewStatus")
                                .asString())
                .isEqualTo("init");
        assertThat(world.events.ofApplicant(id).getLast().event())
                .isEqualTo(new DomainEvent.ApplicantReset());
        assertOk(ask(id, "reset"));
    }

    @Test
    void resetting_a_step_touches_its_pictures_only() throws Exception {
        String id = decided().applicant.id();

        error(ask(id, "resetStep/HOROSCOPE"), 400);
        assertOk(ask(id, "resetStep/SELFIE"));
        assertThat(image(id).get("deactivated").asBoolean()).isFalse();
        assertOk(ask(id, "resetStep/IDENTITY"));

        assertThat(image(id).get("deactivated").asBoolean()).isTrue();
        assertThat(status(id).get("reviewStatus").asString()).isEqualTo("completed");
        assertThat(world.events.ofApplicant(id).getLast().event())
                .isEqualTo(new DomainEvent.StepReset("IDENTITY"));
    }

    @Test
    void init_is_reached_from_on_hold_only_and_with_a_reason() throws Exception {
        RecordedCase recorded = new RecordedCase(world);
        String id = recorded.applicant.id();
        String identification = world.identifications.ofApplicant(id).id();
        world.identifications.callEnded(identification, EndReason.COMPLETED);
        String reason = "{\"note\":\"n\",\"tags\":[\"Later\"],\"reasons\":{\"manual\":[\"r1\"]}}";
        assertError(ask(id, "-/init", reason), 400, "Applicant must be on hold to move to init");
        world.identifications.putOnHold(identification);
        assertThat(status(id).get("reviewStatus").asString()).isEqualTo("onHold");

        assertError(ask(id, "-/init", "{}"), 400, "At least one reason must be provided");
        RawHttp.Reply answer = ask(id, "-/init", reason);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(Json.tree(answer.body()))
                .isEqualTo(Json.tree(world.get("/resources/applicants/" + id + "/one").body()));
        assertThat(status(id).get("reviewStatus").asString()).isEqualTo("init");
        assertThat(world.events.ofApplicant(id))
                .extracting(EventEntry::event)
                .contains(
                        new DomainEvent.ReturnedToInit(List.of("r1")),
                        new DomainEvent.TagsChanged());
        assertThat(Json.tree(answer.body()).get("tags").toString()).isEqualTo("[\"Later\"]");
        JsonNode notes =
                Json.tree(world.get("/resources/api/applicants/notes?applicantId=" + id).body());
        assertThat(notes.get("list").get("items").get(0).get("note").asString()).isEqualTo("n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"status/pending", "reset", "resetStep/IDENTITY"})
    void malformed_foreign_and_forbidden_requests_are_refused(String what) throws Exception {
        String id = applicant("video-ident");

        assertError(ask("12313213", what), 400, "Invalid id '12313213'");
        error(ask("66f000000000000000000001", what), 404);
        String target = "/resources/applicants/" + id + "/" + what;
        error(world.send(world.production, "POST", target, "", ""), 404);
        var viewer = world.token(Mode.SANDBOX, EnumSet.of(Permission.VIEW_APPLICANTS));
        error(world.send(viewer, "POST", target, "", ""), 403);
        error(world.get(target), 405);
    }

    private RecordedCase decided() {
        RecordedCase recorded = new RecordedCase(world);
        recorded.stillTaken();
        String identification = world.identifications.ofApplicant(recorded.applicant.id()).id();
        world.identifications.callEnded(identification, EndReason.COMPLETED);
        world.domain.decisions.decide(
                identification,
                new Verdict.Red(List.of("NOT_ALONE"), RejectType.FINAL, null, null));
        return recorded;
    }

    private String applicant(String level) throws Exception {
        return Json.tree(world.post("/resources/applicants?levelName=" + level, "{}").body())
                .get("id")
                .asString();
    }

    private RawHttp.Reply ask(String id, String what) throws Exception {
        return world.send(
                world.sandbox, "POST", "/resources/applicants/" + id + "/" + what, "", "");
    }

    private RawHttp.Reply ask(String id, String what, String json) throws Exception {
        return world.post("/resources/applicants/" + id + "/" + what, json);
    }

    private RawHttp.Reply test(String id, String json) throws Exception {
        return ask(id, "status/testCompleted", json);
    }

    private JsonNode status(String id) throws Exception {
        return Json.tree(world.get("/resources/applicants/" + id + "/status").body());
    }

    private JsonNode image(String id) throws Exception {
        return Json.tree(world.get("/resources/applicants/" + id + "/metadata/resources").body())
                .get("items")
                .get(0);
    }

    private static void assertOk(RawHttp.Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.text()).isEqualTo("{\"ok\":1}");
    }
}
