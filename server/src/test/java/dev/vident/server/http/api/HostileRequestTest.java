package dev.vident.server.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.server.http.Json;
import dev.vident.server.http.RawHttp;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A thousand spoilt requests for each thing that is parsed: only documented answers, each with the
/// error body, none too late (the client gives up after 20 s).
class HostileRequestTest {

    private static final int REQUESTS = 1_000;
    private static final long SEED = 20_260_105;
    private static final String JSON = "Content-Type: application/json\n";

    /// Bytes that open a request line or header of their own are the client's to avoid.
    private static final String NO_TOKEN = "[^\\x21-\\x7e\\x80-\\xff]";

    private final TreeMap<Integer, Integer> answers = new TreeMap<>();

    @TempDir private Path folder;
    private ApiWorld world;
    private JsonNode applicant;
    private String id;

    @BeforeEach
    void open() throws Exception {
        world = new ApiWorld(folder);
        applicant = world.applicant("u-1");
        id = applicant.get("id").asString();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void spoilt_signature_headers() throws Exception {
        Mutations mutations = new Mutations(SEED, true);
        String target = "/resources/applicants/" + id + "/one";
        String right = world.signature(world.sandbox, "GET", target, "");
        List<String> lines = List.of(right.split("\n"));
        for (int i = 0; i < REQUESTS; i++) {
            StringBuilder headers = new StringBuilder();
            int spoilt = i % lines.size();
            for (int line = 0; line < lines.size(); line++) {
                headers.append(
                                line == spoilt
                                        ? mutations.of(List.of(lines.get(line)))
                                        : lines.get(line))
                        .append('\n');
            }
            String sent = headers.toString();
            check(i, sent, world.raw("GET", target, sent, ""), Set.of(200, 400, 401, 431));
        }
        assertThat(answers.get(401)).isGreaterThan(REQUESTS / 2);
    }

    @Test
    void spoilt_targets() throws Exception {
        Mutations mutations = new Mutations(SEED, true);
        String inspection = applicant.get("inspectionId").asString();
        List<String> seeds =
                List.of(
                        "/resources/applicants/" + id + "/one",
                        "/resources/applicants/-;externalUserId=u-1/one",
                        "/resources/applicants/-/byExternalUserId/u-1",
                        "/resources/applicants/-/levels",
                        "/resources/moderationStates/-;applicantId=" + id,
                        "/resources/inspections/" + inspection + "?fields=videoIdentData",
                        "/resources/inspections/" + inspection + "/resources/1234567890",
                        "/resources/videoIdent/applicant/" + id + "/media/" + inspection,
                        "/resources/checks/latest?type=TIN&applicantId=" + id,
                        "/resources/api/applicants/notes?applicantId=" + id + "&limit=1&offset=0");
        for (int i = 0; i < REQUESTS; i++) {
            pass(i);
            String target = mutations.of(seeds).replaceAll(NO_TOKEN, "~");
            check(
                    i,
                    target,
                    world.send(world.sandbox, "GET", target, "", ""),
                    Set.of(200, 400, 404, 405, 414));
        }
        assertThat(answers.keySet()).contains(200, 400, 404);
    }

    @Test
    void spoilt_json() throws Exception {
        Mutations mutations = new Mutations(SEED, false);
        List<Asked> asked = asked();
        for (int i = 0; i < REQUESTS; i++) {
            pass(i);
            Asked one = asked.get(i % asked.size());
            String body = mutations.of(List.of(one.body()));
            check(
                    i,
                    one.target() + " " + body,
                    world.send(world.sandbox, one.method(), one.target(), JSON, body),
                    Set.of(200, 201, 400, 403, 404, 409, 413));
        }
        assertThat(answers.keySet()).contains(200, 400);
    }

    private List<Asked> asked() {
        return List.of(
                new Asked(
                        "POST",
                        "/resources/applicants?levelName=video-ident",
                        "{\"externalUserId\":\"u-9\",\"type\":\"individual\",\"info\":{\"dob\":"
                                + "\"1990-01-01\",\"addresses\":[{\"town\":\"Bern\"}]},"
                                + "\"metadata\":[{\"key\":\"k\",\"value\":\"v\"}]}"),
                new Asked(
                        "PATCH",
                        "/resources/applicants",
                        "{\"id\":\"%s\",\"lang\":\"de\",\"metadata\":[{\"key\":\"k\",\"value\":\"v\"}],\"questionnaires\":[{\"id\":\"q\"}],\"deleted\":false}"
                                .formatted(id)),
                new Asked(
                        "PATCH",
                        "/resources/applicants/" + id + "/fixedInfo",
                        "{\"firstName\":\"Ada\",\"addresses\":[{\"country\":\"CHE\"}]}"),
                new Asked("POST", "/resources/applicants/" + id + "/tags", "[\"a\",\"b\"]"),
                new Asked(
                        "POST",
                        "/resources/applicants/" + id + "/agreement",
                        "{\"records\":[{\"content\":\"t\"}],\"acceptedAt\":\"2022-01-01 01:01:01\"}"),
                new Asked(
                        "POST",
                        "/resources/applicants/" + id + "/-/init",
                        "{\"note\":\"n\",\"tags\":[],\"reasons\":{\"manual\":[\"r\"]}}"),
                new Asked(
                        "POST",
                        "/resources/applicants/" + id + "/status/testCompleted",
                        "{\"reviewAnswer\":\"RED\",\"rejectLabels\":[\"OTHER\"],\"reviewRejectType\":\"RETRY\"}"),
                new Asked(
                        "POST",
                        "/resources/api/applicants/notes",
                        "{\"applicantId\":\"%s\",\"note\":\"n\",\"tags\":[\"t\"]}".formatted(id)),
                new Asked(
                        "POST",
                        "/resources/applicants/-/levels",
                        "{\"name\":\"l\",\"requiredIdDocs\":{\"videoIdent\":true,\"docSets\":[{\"idDocSetType\":\"SELFIE\",\"types\":[\"SELFIE\"]}]},\"videoIdentSettings\":{\"a\":1}}"),
                new Asked(
                        "POST",
                        "/resources/accessTokens/sdk",
                        "{\"userId\":\"u-1\",\"levelName\":\"video-ident\",\"ttlInSecs\":60}"),
                new Asked(
                        "POST",
                        "/resources/api/agent/clientWebhooks",
                        "{\"name\":\"w\",\"target\":\"https://example.org/\",\"types\":[\"applicantCreated\"],\"headers\":[{\"key\":\"A\",\"value\":\"b\"}],\"sourceKeys\":[\"s\"]}"));
    }

    private record Asked(String method, String target, String body) {}

    @Test
    void spoilt_multipart() throws Exception {
        Mutations mutations = new Mutations(SEED, false);
        String target = "/resources/applicants/" + id + "/info/idDoc";
        List<String> seeds =
                List.of(
                        Multipart.passport(Multipart.JPEG),
                        new Multipart()
                                .part("name=content; filename=\"b.pdf\"", "%PDF-1.4\n%%EOF\n")
                                .metadataPart(Multipart.metadata("ID_CARD"))
                                .body());
        for (int i = 0; i < REQUESTS; i++) {
            pass(i);
            String body = mutations.of(seeds);
            String type =
                    i % 4 == 0
                            ? "Content-Type: "
                                    + new Mutations(SEED + i, true)
                                            .of(List.of(Multipart.CONTENT_TYPE.substring(14)))
                                            .strip()
                                    + "\n"
                            : Multipart.CONTENT_TYPE;
            check(
                    i,
                    type + body,
                    world.send(world.sandbox, "POST", target, type, body),
                    Set.of(200, 400, 409, 415));
        }
        assertThat(answers.keySet()).contains(200, 400, 409, 415);
    }

    /// Lets time pass, so that no rate limit is met.
    private void pass(int number) {
        if (number % 10 == 0) {
            world.clock.advance(Duration.ofSeconds(5));
        }
    }

    private void check(int number, String sent, RawHttp.Reply reply, Set<Integer> documented) {
        String which = "seed " + SEED + ", request " + number + ": " + sent + "\n" + reply.text();
        answers.merge(reply.status(), 1, Integer::sum);
        assertThat(documented).as(which).contains(reply.status());
        assertThat(reply.text()).as(which).doesNotContain("Exception", "dev.vident", "\tat ");
        if (reply.status() >= 400) {
            assertThat(reply.header("Content-Type")).as(which).startsWith("application/json");
            JsonNode body = Json.tree(reply.body());
            assertThat(body.get("code").asInt()).as(which).isEqualTo(reply.status());
            assertThat(body.get("description").asString()).as(which).isNotEmpty();
            assertThat(body.get("correlationId").asString()).as(which).matches("[0-9a-f]{32}");
            assertThat(body.has("errorCode")).as(which).isEqualTo(body.has("errorName"));
        }
    }
}
