package dev.vident.server.http.api;

import static dev.vident.server.http.api.ApiAssertions.assertError;
import static dev.vident.server.http.api.ApiAssertions.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.server.access.IssuedAppToken;
import dev.vident.server.access.Permission;
import dev.vident.server.event.DomainEvent;
import dev.vident.server.event.EventEntry;
import dev.vident.server.http.Json;
import dev.vident.server.http.RawHttp;
import dev.vident.server.platform.Mode;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Rows 19–22, 25, 28, 29, 32 and 33 of contract 4, with 4.10 and 4.11.
@ExtendWith(WorldOfApi.class)
class ProfileContractTest {

    private static final String JSON = "Content-Type: application/json\n";
    private static final String APPLICANTS = "/resources/applicants";
    private static final String NOTES = "/resources/api/applicants/notes";

    private final ApiWorld world;
    private String id;

    ProfileContractTest(ApiWorld world) {
        this.world = world;
    }

    @BeforeEach
    void open() throws Exception {
        id = world.applicant("u-1").get("id").asString();
    }

    @Test
    void the_top_level_changes_with_and_without_a_trailing_slash() throws Exception {
        String change =
                """
                {"id":"%s","externalUserId":"u-2","email":"b@example.org","phone":"+49","sourceKey":"s",
                 "lang":"de","metadata":[{"key":"k","value":"v"}],"questionnaires":[{"id":"q1"}],"unknown":1}
                """
                        .formatted(id);

        JsonNode changed = ok(patch(APPLICANTS + "/", change));

        assertThat(changed.get("externalUserId").asString()).isEqualTo("u-2");
        assertThat(changed.get("email").asString()).isEqualTo("b@example.org");
        assertThat(changed.get("questionnaires").toString()).isEqualTo("[{\"id\":\"q1\"}]");
        assertThat(changed.get("metadata").toString())
                .isEqualTo("[{\"key\":\"k\",\"value\":\"v\"}]");
        assertThat(changed).isEqualTo(ok(world.get(applicant("/one"))));
        JsonNode again = ok(patch(APPLICANTS, "{\"id\":\"%s\",\"email\":\"\"}".formatted(id)));
        assertThat(again.has("email")).isFalse();
        assertThat(again.get("phone").asString()).isEqualTo("+49");
        assertThat(facts())
                .containsExactly(
                        new DomainEvent.ApplicantCreated("video-ident"),
                        new DomainEvent.PersonalInfoChanged(),
                        new DomainEvent.PersonalInfoChanged());
    }

    @Test
    void an_external_id_of_another_cannot_be_taken() throws Exception {
        String other = world.applicant("u-2").get("id").asString();

        assertError(
                patch(APPLICANTS, "{\"id\":\"%s\",\"externalUserId\":\"u-2\"}".formatted(id)),
                409,
                "Applicant with external user id 'u-2' already exists: " + other);
        error(patch(APPLICANTS, "{\"email\":\"a\"}"), 400);
        assertError(patch(APPLICANTS, "{\"id\":\"12313213\"}"), 400, "Invalid id '12313213'");
        error(patch(APPLICANTS, "{\"id\":\"66f000000000000000000001\"}"), 404);
        error(patch(APPLICANTS, "{\"id\":\"%s\",\"questionnaires\":{}}".formatted(id)), 400);
        assertThat(world.get(applicant("/one")).text()).contains("\"u-1\"");
    }

    @Test
    void fixed_info_is_merged_and_answered_bare() throws Exception {
        ok(patch(applicant("/fixedInfo"), "{\"firstName\":\"Ada\",\"country\":\"CHE\"}"));

        JsonNode info = ok(patch(applicant("/fixedInfo"), "{\"lastName\":\"Muster\"}"));

        assertThat(info.toString())
                .isEqualTo("{\"firstName\":\"Ada\",\"lastName\":\"Muster\",\"country\":\"CHE\"}");
        assertThat(ok(world.get(applicant("/one"))).get("fixedInfo")).isEqualTo(info);
        IssuedAppToken blind =
                world.token(Mode.SANDBOX, EnumSet.of(Permission.MODERATE_APPLICANTS));
        assertThat(
                        world.send(blind, "PATCH", applicant("/fixedInfo"), JSON, "{\"tin\":\"1\"}")
                                .text())
                .isEqualTo("{}");
    }

    @Test
    void tags_are_added_replaced_and_removed() throws Exception {
        assertOk(world.post(applicant("/tags/add"), "[\"VIP\",\"vip\",\"VIP\"]"));
        assertOk(world.post(applicant("/tags/add"), "[\"new\"]"));
        assertThat(tags()).containsExactly("VIP", "vip", "new");
        assertOk(send("DELETE", applicant("/tags"), "[\"vip\",\"never there\"]"));
        assertThat(tags()).containsExactly("VIP", "new");
        assertOk(world.post(applicant("/tags"), "[\"only\"]"));
        assertThat(tags()).containsExactly("only");
        assertOk(world.post(applicant("/tags"), "[]"));

        assertThat(ok(world.get(applicant("/one"))).has("tags")).isFalse();
        assertThat(facts()).contains(new DomainEvent.TagsChanged());
    }

    @Test
    void there_are_at_most_thirty_tags() throws Exception {
        String thirty =
                IntStream.range(0, 30)
                        .mapToObj(i -> "\"t" + i + "\"")
                        .collect(Collectors.joining(",", "[", "]"));
        assertOk(world.post(applicant("/tags"), thirty));

        assertError(
                world.post(applicant("/tags/add"), "[\"one more\"]"),
                400,
                "Too many applicant tags");
        assertOk(world.post(applicant("/tags/add"), "[\"t1\"]"));
        error(world.post(applicant("/tags"), "[null]"), 400);
        error(world.post(applicant("/tags"), "[\" \"]"), 400);
        error(world.post(applicant("/tags"), "{}"), 400);
        error(world.send(world.sandbox, "POST", applicant("/tags"), "", "[]"), 415);
    }

    @Test
    void presence_is_told_and_stops_the_flow() throws Exception {
        assertThat(ok(world.get(applicant("/one"))).get("deleted").asBoolean()).isFalse();
        world.applicants.giveConsent(id);

        JsonNode gone = ok(send("PATCH", applicant("/presence/deactivated"), ""));

        assertThat(gone.get("deleted").asBoolean()).isTrue();
        assertError(
                world.post(applicant("/moveToLevel?name=basic-kyc-level"), "{}"),
                409,
                1008,
                "applicant-marked-as-deleted");
        assertThat(
                        ok(send("PATCH", applicant("/presence/activated"), ""))
                                .get("deleted")
                                .asBoolean())
                .isFalse();
        JsonNode byPatch = ok(patch(APPLICANTS, "{\"id\":\"%s\",\"deleted\":true}".formatted(id)));
        assertThat(byPatch.get("deleted").asBoolean()).isTrue();
        ok(send("PATCH", applicant("/presence/activated"), ""));
        world.identifications.joinQueue(id);
        error(send("PATCH", applicant("/presence/deactivated"), ""), 409);
        assertThat(facts()).contains(new DomainEvent.Deactivated(), new DomainEvent.Activated());
    }

    @Test
    void another_level_brings_its_documents_and_no_call() throws Exception {
        JsonNode moved = ok(move("basic-kyc-level"));

        assertThat(moved.get("review").get("levelName").asString()).isEqualTo("basic-kyc-level");
        assertThat(moved.get("requiredIdDocs").has("videoIdent")).isFalse();
        assertThat(moved.get("requiredIdDocs").get("docSets").get(1).get("idDocSetType").asString())
                .isEqualTo("SELFIE");
        assertThat(facts())
                .contains(new DomainEvent.LevelChanged("video-ident", "basic-kyc-level"));
        world.applicants.giveConsent(id);
        assertThat(
                        org.assertj.core.api.Assertions.catchThrowable(
                                () -> world.identifications.joinQueue(id)))
                .hasMessageContaining("not found");

        ok(move("video-ident"));
        world.identifications.joinQueue(id);

        assertThat(ok(world.get(applicant("/status"))).get("reviewStatus").asString())
                .isEqualTo("pending");
        error(move("basic-kyc-level"), 409);
        error(move("nowhere"), 400);
    }

    @Test
    void a_verdict_does_not_move_along() throws Exception {
        assertOk(world.post(applicant("/status/testCompleted"), "{\"reviewAnswer\":\"GREEN\"}"));

        JsonNode review = ok(move("basic-kyc-level")).get("review");

        assertThat(review.get("reviewStatus").asString()).isEqualTo("init");
        assertThat(review.get("attemptCnt").asInt()).isEqualTo(1);
        assertThat(review.has("reviewResult")).isFalse();
        assertOk(world.post(applicant("/status/testCompleted"), "{\"reviewAnswer\":\"GREEN\"}"));
    }

    @Test
    void consents_given_elsewhere_are_recorded() throws Exception {
        JsonNode answer =
                ok(
                        world.post(
                                applicant("/agreement"),
                                """
                                {"records":[{"content":"text one"},{"content":"text two"}],
                                 "acceptedAt":"2022-01-01 01:01:01","residenceCountry":"USA"}
                                """));

        JsonNode agreement = answer.get("agreement");
        assertThat(agreement.get("acceptedAt").asString()).isEqualTo("2022-01-01 01:01:01");
        assertThat(agreement.get("createdAt").asString()).isEqualTo("2026-01-05 10:00:00");
        assertThat(agreement.get("recordIds")).hasSize(2);
        assertThat(agreement.get("items").get(0).get("residenceCountry").asString())
                .isEqualTo("USA");
        error(world.post(applicant("/agreement"), "{\"records\":[]}"), 400);
        error(
                world.post(
                        applicant("/agreement"),
                        "{\"records\":[{\"content\":\"a\"}],\"acceptedAt\":\"yesterday\"}"),
                400);
    }

    @Test
    void notes_are_added_changed_and_listed() throws Exception {
        JsonNode first = ok(world.post(NOTES, note("first", "[\"t\"]")));
        world.clock.advance(java.time.Duration.ofSeconds(1));
        ok(world.post(NOTES, note("second", "[]")));

        assertThat(first.propertyNames())
                .containsExactly("id", "applicantId", "note", "createdAt", "createdBy", "tags");
        assertThat(first.get("createdAt").asString()).isEqualTo("2026-01-05 10:00:00+0000");
        String noteId = first.get("id").asString();
        JsonNode changed = ok(patch(NOTES, "{\"id\":\"" + noteId + "\",\"note\":\"changed\"}"));
        assertThat(changed.get("tags").toString()).isEqualTo("[\"t\"]");
        JsonNode list =
                ok(world.get(NOTES + "?applicantId=" + id + "&limit=1&offset=1")).get("list");
        assertThat(list.get("items")).hasSize(1);
        assertThat(list.get("items").get(0).get("note").asString()).isEqualTo("changed");
        assertThat(list.get("totalItems").asInt()).isEqualTo(2);
        assertThat(list.get("pageInfo").toString()).isEqualTo("{\"limit\":1,\"offset\":1}");
        error(world.post(NOTES, note(" ", "[]")), 400);
        error(world.post(NOTES, "{\"note\":\"n\"}"), 400);
        error(patch(NOTES, "{\"id\":\"x\"}"), 400);
        error(
                world.send(world.production, "PATCH", NOTES, JSON, "{\"id\":\"" + noteId + "\"}"),
                404);
    }

    @Test
    void rejection_buttons_are_there_only_after_a_rejection() throws Exception {
        String target = "/resources/moderationStates/-;applicantId=" + id;
        assertThat(world.get(target).text()).isEqualTo("{}");
        assertOk(
                world.post(
                        applicant("/status/testCompleted"),
                        "{\"reviewAnswer\":\"RED\",\"rejectLabels\":[\"NOT_ALONE\"],"
                                + "\"reviewRejectType\":\"RETRY\"}"));

        assertThat(world.get(target).text())
                .isEqualTo("{\"applicantState\":{\"buttonIds\":[\"videoIdent_notAlone\"]}}");
        error(world.get("/resources/moderationStates/-"), 400);
        error(world.get("/resources/moderationStates/-;applicantId=66f000000000000000000001"), 404);
    }

    @Test
    void checks_of_other_products_have_not_been_made() throws Exception {
        String target = "/resources/checks/latest?type=EMAIL_CONFIRMATION&applicantId=" + id;

        assertThat(world.get(target).text()).isEqualTo("{\"checks\":[]}");
        error(world.get("/resources/checks/latest?applicantId=" + id), 400);
        error(world.get("/resources/checks/latest?type=IP_CHECK"), 400);
    }

    @ParameterizedTest
    @CsvSource({
        "PATCH,/fixedInfo,{}",
        "POST,/tags,[]",
        "POST,/tags/add,[]",
        "DELETE,/tags,[]",
        "PATCH,/presence/activated,",
        "PATCH,/presence/deactivated,",
        "POST,/moveToLevel?name=video-ident,",
        "POST,/agreement,{}"
    })
    void malformed_foreign_and_forbidden_requests_are_refused(
            String method, String what, String body) throws Exception {
        String sent = body == null ? "" : body;
        String bad = APPLICANTS + "/12313213" + what;
        assertError(
                world.send(world.sandbox, method, bad, JSON, sent), 400, "Invalid id '12313213'");
        error(world.send(world.production, method, applicant(what), JSON, sent), 404);
        IssuedAppToken viewer = world.token(Mode.SANDBOX, EnumSet.of(Permission.VIEW_APPLICANTS));
        error(world.send(viewer, method, applicant(what), JSON, sent), 403);
        RawHttp.Reply wrong = world.send(world.sandbox, "PUT", applicant(what), JSON, sent);
        error(wrong, 405);
        assertThat(wrong.header("Allow")).contains(method);
    }

    private String note(String text, String tags) {
        return "{\"applicantId\":\"%s\",\"note\":\"%s\",\"tags\":%s}".formatted(id, text, tags);
    }

    private String applicant(String what) {
        return APPLICANTS + "/" + id + what;
    }

    private List<DomainEvent> facts() {
        return world.events.ofApplicant(id).stream().map(EventEntry::event).toList();
    }

    private List<String> tags() throws Exception {
        return ok(world.get(applicant("/one")))
                .get("tags")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private RawHttp.Reply move(String level) throws Exception {
        return world.send(world.sandbox, "POST", applicant("/moveToLevel?name=" + level), "", "");
    }

    private RawHttp.Reply patch(String target, String json) throws Exception {
        return send("PATCH", target, json);
    }

    private RawHttp.Reply send(String method, String target, String json) throws Exception {
        return world.send(
                world.sandbox,
                method,
                target,
                json.isEmpty() ? "" : JSON,
                new String(json.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    }

    private static JsonNode ok(RawHttp.Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return Json.tree(reply.body());
    }

    private static void assertOk(RawHttp.Reply reply) {
        assertThat(reply.text()).isEqualTo("{\"ok\":1}");
        assertThat(reply.status()).isEqualTo(200);
    }
}
