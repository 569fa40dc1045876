package dev.vident.server.http.api;

import static dev.vident.server.http.api.ApiAssertions.assertError;
import static dev.vident.server.http.api.ApiAssertions.error;
import static dev.vident.server.http.api.Multipart.JPEG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.server.access.Permission;
import dev.vident.server.event.DomainEvent;
import dev.vident.server.http.Json;
import dev.vident.server.http.RawHttp;
import dev.vident.server.platform.Mode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.EnumSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Rows 12–14 and 30 of contract 4, with 4.8, 4.9 and the codes 1000–1011 of 3.4.
@ExtendWith(WorldOfApi.class)
class DocumentContractTest {

    private static final String PDF = "%PDF-1.4\n1 0 obj <<>> endobj\n%%EOF\n";

    private final ApiWorld world;
    private JsonNode applicant;
    private String id;

    DocumentContractTest(ApiWorld world) {
        this.world = world;
    }

    @BeforeEach
    void open() throws Exception {
        applicant = world.applicant("u-1");
        id = applicant.get("id").asString();
    }

    @Test
    void a_document_is_answered_listed_and_fetched() throws Exception {
        RawHttp.Reply reply =
                upload(
                        new Multipart()
                                .content(JPEG)
                                .metadataPart(
                                        "{\"idDocType\":\"ID_CARD\",\"idDocSubType\":\"FRONT_SIDE\","
                                                + "\"country\":\"CHE\",\"number\":\"X0\",\"odd\":1}")
                                .body());

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.text())
                .isEqualTo(
                        "{\"idDocType\":\"ID_CARD\",\"idDocSubType\":\"FRONT_SIDE\","
                                + "\"country\":\"CHE\",\"number\":\"X0\"}");
        String imageId = reply.header("X-Image-Id");
        assertThat(imageId).matches("[0-9]{10,16}");
        JsonNode image = images().get("items").get(0);
        assertThat(image.get("id").asString()).isEqualTo(imageId);
        assertThat(image.get("source").asString()).isEqualTo("fileupload");
        assertThat(image.get("deactivated").asBoolean()).isFalse();
        assertThat(image.get("addedDate").asString()).isEqualTo("2026-01-05 10:00:00");
        assertThat(image.get("fileMetadata").toString())
                .isEqualTo(
                        "{\"fileName\":\"a.jpg\",\"fileType\":\"jpeg\",\"fileSize\":12,"
                                + "\"resolution\":{\"width\":640,\"height\":480}}");
        assertThat(image.get("idDocDef").toString())
                .isEqualTo(
                        "{\"country\":\"CHE\",\"idDocType\":\"ID_CARD\",\"idDocSubType\":\"FRONT_SIDE\"}");
        RawHttp.Reply bytes = world.get(image(imageId));
        assertThat(bytes.header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(bytes.header("X-Image-Id")).isEqualTo(imageId);
        assertThat(new String(bytes.body(), StandardCharsets.ISO_8859_1)).isEqualTo(JPEG);
        assertThat(one().get("info").get("idDocs").get(0).get("number").asString()).isEqualTo("X0");
        assertThat(step("IDENTITY").get("imageIds").toString()).isEqualTo("[" + imageId + "]");
        assertThat(step("IDENTITY").get("country").asString()).isEqualTo("CHE");
        assertThat(world.events.ofApplicant(id).getLast().event())
                .isInstanceOf(DomainEvent.DocumentAdded.class);
        assertThat(Files.list(world.domain.administration.uploads())).isEmpty();
    }

    @Test
    void data_alone_have_no_image() throws Exception {
        RawHttp.Reply reply =
                upload(new Multipart().metadataPart(Multipart.metadata("PASSPORT")).body());

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.header("X-Image-Id")).isNull();
        assertThat(images().get("totalItems").asInt()).isZero();
        assertThat(step("IDENTITY").get("imageIds")).isEmpty();
    }

    @Test
    void warnings_are_lists_when_asked_for() throws Exception {
        String body = Multipart.passport(JPEG);

        RawHttp.Reply reply =
                world.send(
                        world.sandbox,
                        "POST",
                        target(),
                        Multipart.CONTENT_TYPE + "X-Return-Doc-Warnings: true\n",
                        body);

        assertThat(reply.text()).endsWith("\"errors\":[],\"warnings\":[]}");
    }

    @ParameterizedTest
    @CsvSource({
        "'',1003,empty-file",
        "'II*\0somewhat of a TIFF',1005,unsupported-file-format",
        "'hello',1005,unsupported-file-format",
        "'\u00ff\u00d8\u00ff\u00e0\u0000\u0004',1004,corrupted-file",
        "'%PDF-1.4 then nothing',1004,corrupted-file",
        "'\u0089PNG\r\n\u001a\n',1004,corrupted-file",
    })
    void files_that_are_no_good_are_refused(String bytes, int code, String name) throws Exception {
        assertError(upload(Multipart.passport(bytes)), 400, code, name);
        assertThat(images().get("totalItems").asInt()).isZero();
    }

    @Test
    void a_file_of_another_type_than_declared_and_an_encrypted_one_are_refused() throws Exception {
        assertError(upload(Multipart.passport(PDF)), 400, 1004, "corrupted-file");
        String encrypted = "%PDF-1.4\ntrailer <</Encrypt 5 0 R>>\n%%EOF\n";

        assertError(upload(pdf(encrypted)), 400, 1011, "encrypted-file");

        assertThat(upload(pdf(PDF)).status()).isEqualTo(200);
        JsonNode metadata = images().get("items").get(0).get("fileMetadata");
        assertThat(metadata.get("fileType").asString()).isEqualTo("pdf");
        assertThat(metadata.has("resolution")).isFalse();
    }

    @Test
    void the_same_bytes_again_are_a_duplicate_until_the_first_no_longer_count() throws Exception {
        String imageId = upload(Multipart.passport(JPEG)).header("X-Image-Id");

        assertError(upload(Multipart.passport(JPEG)), 409, 1000, "duplicate-document");
        assertThat(send("DELETE", image(imageId)).text()).isEqualTo("{\"ok\":1}");
        assertThat(upload(Multipart.passport(JPEG)).status()).isEqualTo(200);
    }

    @Test
    void there_is_a_limit_to_documents() throws Exception {
        for (int i = 0; i < 100; i++) {
            assertThat(upload(Multipart.passport(JPEG + (char) i)).status()).isEqualTo(200);
            world.clock.advance(java.time.Duration.ofSeconds(1));
        }

        assertError(upload(Multipart.passport(JPEG + "x")), 400, 1001, "too-many-documents");
    }

    @Test
    void the_state_of_the_applicant_may_stand_against_it() throws Exception {
        assertError(
                upload(
                        new Multipart()
                                .metadataPart(Multipart.metadata("SELFIE"))
                                .content(JPEG)
                                .body()),
                409,
                1010,
                "doc-type-not-in-req-docs");
        send("POST", "/resources/applicants/" + id + "/status/pending");
        assertError(
                upload(Multipart.passport(JPEG)), 409, 1006, "no-upload-verification-in-progress");
        String deactivated = world.applicant("u-2").get("id").asString();
        send("PATCH", "/resources/applicants/" + deactivated + "/presence/deactivated");
        assertError(
                upload(deactivated, Multipart.passport(JPEG)),
                409,
                1008,
                "applicant-marked-as-deleted");
        String rejected = world.applicant("u-3").get("id").asString();
        world.post(
                "/resources/applicants/" + rejected + "/status/testCompleted",
                "{\"reviewAnswer\":\"RED\",\"reviewRejectType\":\"FINAL\"}");
        assertError(
                upload(rejected, Multipart.passport(JPEG)),
                409,
                1009,
                "applicant-with-final-reject");
    }

    @Test
    void what_is_too_big_is_refused_before_it_is_read() throws Exception {
        String head = world.signature(world.sandbox, "POST", target(), "");

        try (RawHttp http = new RawHttp(world.server.port())) {
            RawHttp.Reply reply =
                    http.ask(
                            "POST "
                                    + target()
                                    + " HTTP/1.1\nHost: a\n"
                                    + head
                                    + Multipart.CONTENT_TYPE
                                    + "Content-Length: 99999999999\nExpect: 100-continue\n\n");

            assertError(reply, 400, 1002, "file-too-big");
            assertThat(http.closed()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not multipart at all",
                "------b0undary\r\n\r\nno disposition\r\n------b0undary--\r\n",
                "------b0undary\r\nContent-Disposition: form-data; name=\"metadata\"\r\n\r\n{}"
            })
    void malformed_bodies_are_refused(String body) throws Exception {
        error(upload(body), 400);
    }

    @Test
    void metadata_must_say_what_and_from_where() throws Exception {
        error(upload(new Multipart().content(JPEG).body()), 400);
        for (String metadata :
                new String[] {
                    "{",
                    "null",
                    "[]",
                    "{\"country\":\"CHE\"}",
                    "{\"idDocType\":\"PASSPORT\"}",
                    "{\"idDocType\":\"PASSPORT\",\"country\":\"Schweiz\"}"
                }) {
            error(upload(new Multipart().metadataPart(metadata).content(JPEG).body()), 400);
        }
        RawHttp.Reply json = world.post(target(), "{}");
        error(json, 415);
    }

    @Test
    void the_signature_covers_every_byte() throws Exception {
        String body = Multipart.passport(JPEG);
        String signature = world.signature(world.sandbox, "POST", target(), body);

        RawHttp.Reply reply =
                world.raw(
                        "POST",
                        target(),
                        signature + Multipart.CONTENT_TYPE,
                        body.replace("a.jpg", "b.jpg"));

        assertError(reply, 401, 4003, "app-token-signature mismatch");
        var viewer = world.token(Mode.SANDBOX, EnumSet.of(Permission.VIEW_APPLICANTS));
        error(world.send(viewer, "POST", target(), Multipart.CONTENT_TYPE, body), 403);
        error(world.send(world.production, "POST", target(), Multipart.CONTENT_TYPE, body), 404);
    }

    @Test
    void an_image_is_deactivated_and_reverted_but_not_while_being_checked() throws Exception {
        String imageId = upload(Multipart.passport(JPEG)).header("X-Image-Id");

        assertThat(send("DELETE", image(imageId)).text()).isEqualTo("{\"ok\":1}");
        assertThat(images().get("items").get(0).get("deactivated").asBoolean()).isTrue();
        assertThat(one().has("info")).isFalse();
        assertThat(send("DELETE", image(imageId) + "?revert=true").text()).isEqualTo("{\"ok\":1}");
        assertThat(images().get("items").get(0).get("deactivated").asBoolean()).isFalse();
        send("POST", "/resources/applicants/" + id + "/status/pending");
        RawHttp.Reply refused = send("DELETE", image(imageId));

        assertThat(refused.status()).isEqualTo(304);
        assertThat(refused.body()).isEmpty();
        error(send("DELETE", image("1000000000")), 404);
        error(send("DELETE", image("x")), 400);
    }

    @Test
    void stills_of_a_call_are_deactivated_too_and_reset_concerns_both() throws Exception {
        RecordedCase recorded = new RecordedCase(world);
        recorded.stillTaken();
        String call = world.identifications.ofApplicant(recorded.applicant.id()).id();
        world.identifications.callEnded(
                call, dev.vident.server.identification.EndReason.NO_APPLICANT);
        String image =
                "/resources/inspections/"
                        + recorded.applicant.inspectionId()
                        + "/resources/"
                        + RecordedCase.IMAGE_ID;

        assertThat(send("DELETE", image).text()).isEqualTo("{\"ok\":1}");

        assertThat(world.stores.stills().find(RecordedCase.IMAGE_ID).orElseThrow().deactivated())
                .isTrue();
        upload(Multipart.passport(JPEG));
        send("POST", "/resources/applicants/" + id + "/resetStep/SELFIE");
        assertThat(images().get("items").get(0).get("deactivated").asBoolean()).isFalse();
        send("POST", "/resources/applicants/" + id + "/reset");
        assertThat(images().get("items").get(0).get("deactivated").asBoolean()).isTrue();
    }

    private static String pdf(String bytes) {
        return new Multipart()
                .metadataPart(Multipart.metadata("PASSPORT"))
                .part("name=content; filename=bill.pdf", bytes)
                .body();
    }

    private String target() {
        return "/resources/applicants/" + id + "/info/idDoc";
    }

    private String image(String imageId) {
        return "/resources/inspections/"
                + applicant.get("inspectionId").asString()
                + "/resources/"
                + imageId;
    }

    private RawHttp.Reply upload(String body) throws Exception {
        return upload(id, body);
    }

    private RawHttp.Reply upload(String applicantId, String body) throws Exception {
        return world.send(
                world.sandbox,
                "POST",
                "/resources/applicants/" + applicantId + "/info/idDoc",
                Multipart.CONTENT_TYPE,
                body);
    }

    private RawHttp.Reply send(String method, String target) throws Exception {
        return world.send(world.sandbox, method, target, "", "");
    }

    private JsonNode one() throws Exception {
        return Json.tree(world.get("/resources/applicants/" + id + "/one").body());
    }

    private JsonNode step(String step) throws Exception {
        return Json.tree(world.get("/resources/applicants/" + id + "/requiredIdDocsStatus").body())
                .get(step);
    }

    private JsonNode images() throws Exception {
        return Json.tree(world.get("/resources/applicants/" + id + "/metadata/resources").body());
    }
}
