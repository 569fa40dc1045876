package dev.vident.server.http.api;

import static dev.vident.server.http.api.ApiAssertions.assertError;
import static dev.vident.server.http.api.ApiAssertions.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.client.VidentClient;
import dev.vident.server.access.Permission;
import dev.vident.server.http.Json;
import dev.vident.server.http.RawHttp;
import dev.vident.server.platform.Mode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/// Contract sections 2 and 4.9.
@ExtendWith(WorldOfApi.class)
class MediaContractTest {

    @TempDir private Path folder;
    private final ApiWorld world;
    private RecordedCase held;
    private String media;
    private String image;

    MediaContractTest(ApiWorld world) {
        this.world = world;
    }

    @BeforeEach
    void open() {
        held = new RecordedCase(world);
        held.renderingStarts();
        media =
                "/resources/videoIdent/applicant/"
                        + held.applicant.id()
                        + "/media/"
                        + RecordedCase.MEDIA_ID;
        image =
                "/resources/inspections/"
                        + held.applicant.inspectionId()
                        + "/resources/"
                        + RecordedCase.IMAGE_ID;
    }

    @Test
    void sends_the_whole_recording() throws Exception {
        held.rendered();

        RawHttp.Reply reply = world.get(media);

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo(RecordedCase.VIDEO);
        assertThat(reply.header("Content-Type")).isEqualTo("video/mp4");
        assertThat(reply.header("Content-Length"))
                .isEqualTo(Integer.toString(RecordedCase.VIDEO.length));
        assertThat(reply.header("Accept-Ranges")).isEqualTo("bytes");
        assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
        assertThat(reply.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"" + RecordedCase.MEDIA_ID + ".mp4\"");
    }

    @Test
    void sends_a_range_refuses_one_outside_and_answers_head() throws Exception {
        held.rendered();
        int length = RecordedCase.VIDEO.length;

        RawHttp.Reply part = range("bytes=4-9");
        RawHttp.Reply outside = range("bytes=" + length + "-");
        RawHttp.Reply head = world.send(world.sandbox, "HEAD", media, "Range: bytes=4-9\n", "");

        assertThat(part.status()).isEqualTo(206);
        assertThat(part.text()).isEqualTo("really");
        assertThat(part.header("Content-Range")).isEqualTo("bytes 4-9/" + length);
        error(outside, 416);
        assertThat(outside.header("Content-Range")).isEqualTo("bytes */" + length);
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Content-Length")).isEqualTo(Integer.toString(length));
    }

    @Test
    void accepts_a_signed_json_body_on_the_get() throws Exception {
        held.rendered();

        RawHttp.Reply reply =
                world.send(world.sandbox, "GET", media, "Content-Type: application/json\n", "{}");

        assertThat(reply.body()).isEqualTo(RecordedCase.VIDEO);
    }

    @ParameterizedTest
    @EnumSource(names = {"VIEW_APPLICANTS", "VIEW_PERSONAL_DATA", "VIEW_VIDEO_IDENT_RECORDINGS"})
    void needs_each_of_the_three_permissions(Permission missing) throws Exception {
        held.rendered();
        EnumSet<Permission> permissions = EnumSet.allOf(Permission.class);
        permissions.remove(missing);

        error(world.send(world.token(Mode.SANDBOX, permissions), "GET", media, "", ""), 403);
    }

    @Test
    void refuses_media_that_is_not_there_yet_unknown_of_another_applicant_or_mode()
            throws Exception {
        error(world.get(media), 404);
        held.rendered();
        String other = world.applicant("u-2").get("id").asString();

        error(world.get(media.replace(held.applicant.id(), other)), 404);
        error(world.get(media.replace(RecordedCase.MEDIA_ID, "66f0000000000000000000ee")), 404);
        error(world.send(world.production, "GET", media, "", ""), 404);
        assertError(world.get(media.replace(RecordedCase.MEDIA_ID, "7")), 400, "Invalid id '7'");
        assertError(world.get(media.replace(held.applicant.id(), "7")), 400, "Invalid id '7'");
    }

    @Test
    void sends_the_bytes_of_a_still_to_those_who_may_see_it() throws Exception {
        held.stillTaken();

        RawHttp.Reply reply = world.get(image);

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo(RecordedCase.PICTURE);
        assertThat(reply.header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(reply.header("X-Image-Id")).isEqualTo("1234567890");
        error(
                world.send(
                        world.token(Mode.SANDBOX, EnumSet.of(Permission.VIEW_APPLICANTS)),
                        "GET",
                        image,
                        "",
                        ""),
                403);
        error(world.send(world.production, "GET", image, "", ""), 404);
        error(world.get(image + "1"), 404);
        assertError(world.get(image + "x"), 400, "Invalid id '1234567890x'");
        String other = world.applicant("u-2").get("inspectionId").asString();
        error(world.get(image.replace(held.applicant.inspectionId(), other)), 404);
    }

    @Test
    void lists_the_stills_of_an_applicant_with_their_source() throws Exception {
        String target = "/resources/applicants/" + held.applicant.id() + "/metadata/resources";
        assertThat(world.get(target).text()).isEqualTo("{\"items\":[],\"totalItems\":0}");
        held.stillTaken();

        JsonNode body = Json.tree(world.get(target).body());

        assertThat(body.get("totalItems").asInt()).isEqualTo(1);
        assertThat(body.get("items").get(0).toString())
                .isEqualTo(
                        """
                        {"id":"1234567890","previewId":"1234567890","addedDate":"2026-01-05 10:00:00",\
                        "fileMetadata":{"fileName":"front.jpg","fileType":"jpeg","fileSize":20,\
                        "resolution":{"width":1920,"height":1080}},"idDocDef":{"idDocType":"ID_CARD",\
                        "idDocSubType":"FRONT_SIDE"},"attemptId":"%s","source":"videoident",\
                        "deactivated":false}\
                        """
                                .formatted(held.applicant.review().attemptId()));
        assertThat(
                        world.get(
                                        "/resources/applicants/-;externalUserId=held-a-call/metadata/resources")
                                .text())
                .isEqualTo(world.get(target).text());
    }

    @Test
    void serves_the_java_client() throws Exception {
        held.rendered();
        held.stillTaken();
        Path target = folder.resolve("call.mp4");
        try (VidentClient client = world.client(world.sandbox)) {
            client.downloadMedia(held.applicant.id(), RecordedCase.MEDIA_ID, target);

            assertThat(Files.readAllBytes(target)).isEqualTo(RecordedCase.VIDEO);
            assertThat(client.image(held.applicant.inspectionId(), RecordedCase.IMAGE_ID))
                    .isEqualTo(RecordedCase.PICTURE);
            assertThat(
                            client.inspection(held.applicant.inspectionId())
                                    .videoIdentData()
                                    .compositions()
                                    .getFirst()
                                    .mediaId())
                    .isEqualTo(RecordedCase.MEDIA_ID);
        }
    }

    private RawHttp.Reply range(String range) throws Exception {
        return world.send(world.sandbox, "GET", media, "Range: " + range + "\n", "");
    }
}
